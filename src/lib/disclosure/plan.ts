import type { LongRow } from '../indicators/indicator.ts';
import type { Period } from '../indicators/periods.ts';
import type { Convention } from '../schemas/schemas.ts';
import type { EarlierRows } from './earlier.ts';
import { isSameExtraction, listPeriodsOf, type ReadEdition } from './previous.ts';
import { ProtectionError, type Extraction, type PreviousEdition } from './publication.ts';
import { toPlace } from './read-publication.ts';
import { sortRows } from './sort-rows.ts';
import { listPublicationPeriods } from './spans.ts';

export interface PlanInput {
	readonly convention: Convention;
	/** The periods to publish. */
	readonly periods: readonly Period[];
	readonly extraction: Extraction;
	readonly editions: readonly ReadEdition[];
}

/** What is to be computed before a publication is prepared. */
export interface Plan {
	/** Periods whose exact rows are needed, as the extracts know them today. */
	readonly periods: readonly Period[];
	/** Earlier editions; those with `computed` periods need the rows of these at the cut-off of `date`. */
	readonly earlier: readonly {
		readonly edition: ReadEdition;
		readonly periods: readonly Period[];
		readonly date: string | null;
		readonly computed: readonly Period[];
	}[];
}

/** Plans the rows to compute; throws a `ProtectionError` where an earlier edition is of another agreement. */
export function planPublication({ convention, periods, extraction, editions }: PlanInput): Plan {
	const earlier = editions.map((edition) => {
		const own = listPeriodsOf(edition.manifest, convention);
		const isSame = isSameExtraction(edition.manifest.extraction, extraction);
		const { date } = edition.manifest.extraction;
		return {
			edition,
			periods: own,
			date,
			computed: isSame ? [] : listPublicationPeriods(own),
			isSame,
		};
	});
	const joint = earlier.flatMap((item) => (item.isSame ? item.periods : []));
	return { periods: listPublicationPeriods([...periods, ...joint]), earlier };
}

/** What earlier editions fix: rows already out or already withheld, and counts of other extracts. */
export interface Past {
	/** Periods of the same extracts, published before. */
	readonly periods: readonly Period[];
	readonly publishedBefore: ReadonlySet<string>;
	readonly withheldBefore: ReadonlySet<string>;
	readonly earlier: readonly EarlierRows[];
}

/** Reads what the earlier editions fix for the rows of today; throws a `ProtectionError` where they contradict them. */
export function readPast(
	editions: readonly PreviousEdition[],
	today: {
		readonly convention: Convention;
		readonly extraction: Extraction;
		readonly rows: readonly LongRow[];
	},
): Past {
	const exact = new Map(today.rows.map((row) => [toPlace(row), row]));
	const publishedBefore = new Set<string>();
	const withheldBefore = new Set<string>();
	const periods: Period[] = [];
	const earlier: EarlierRows[] = [];
	for (const edition of editions) {
		const isSame = isSameExtraction(edition.manifest.extraction, today.extraction);
		if (isSame) periods.push(...edition.periods);
		else earlier.push(toEarlier(edition, today.convention));
		for (const row of edition.published) {
			const place = toPlace(row);
			if (row.secret === 'oui') {
				if (isSame || hasSameEnd(edition, exact.get(place))) withheldBefore.add(place);
			} else if (isSame) {
				if (exact.get(place)?.valeur !== row.valeur) throw contradicted();
				publishedBefore.add(place);
			}
		}
	}
	return { periods, publishedBefore, withheldBefore, earlier };
}

/** Whether the period of a row ends today on the last day that the earlier edition knew. */
function hasSameEnd(edition: PreviousEdition, row: LongRow | undefined): boolean {
	const period = edition.periods.find(({ id }) => id === row?.periode);
	return period?.effectif === period?.fin;
}

function toEarlier(edition: PreviousEdition, convention: Convention): EarlierRows {
	const periods = listPublicationPeriods(edition.periods);
	const out = new Map(
		edition.published.filter(({ secret }) => secret === '').map((row) => [toPlace(row), row]),
	);
	const rows = sortRows(edition.rows, convention, periods).map(
		(row) => out.get(toPlace(row)) ?? row,
	);
	return { periods, rows, published: new Set(out.keys()) };
}

function contradicted(): ProtectionError {
	return new ProtectionError(
		'une édition antérieure, faite des mêmes extraits, ne dit pas la même chose. Reprendre les extraits dont elle vient.',
	);
}
