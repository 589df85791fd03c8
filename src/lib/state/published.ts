import type { Manifest, Publication } from '../disclosure/publication.ts';
import { releaseAudited } from '../disclosure/release.ts';
import type { ExtractSet } from '../extracts/read-extracts.ts';
import type { LongRow } from '../indicators/indicator.ts';
import { listStandardPeriods, type Period } from '../indicators/periods.ts';
import { formatPeriodLabel } from '../models/format.ts';
import { indexRows } from '../models/index-rows.ts';
import type { Figures } from './figures.ts';
import type { FilterScope } from './filter.ts';

/** The periods that a publication of an exercise declares: the year and its semesters. */
export function listDeclaredPeriods(
	{ convention, dateExtraction }: Pick<FilterScope, 'convention' | 'dateExtraction'>,
	exercice: number,
): readonly Period[] {
	return listStandardPeriods(convention, exercice, dateExtraction).filter(({ id }) =>
		/^\d{4}(-S[12])?$/.test(id),
	);
}

/** What the pages show of an edition of diffusion: its rows, without any detail. */
export function toPublishedFigures(
	scope: FilterScope,
	{ released, manifest }: Pick<Publication, 'released' | 'manifest'>,
): Figures {
	return {
		scope,
		released,
		lookup: indexRows(released),
		details: null,
		computed: new Set(manifest.periodes),
	};
}

/** Why a period has no figures in the edition of diffusion. */
export function explainUnpublished(period: Period): string {
	return `${formatPeriodLabel(period.id)}\u00A0: cette période n’est pas publiée. L’édition de diffusion tient à l’année et à ses semestres, protégés ensemble\u00A0; une période de plus donnerait par différence des effectifs que le secret couvre.`;
}

/** A publication as the pages of its site are made from it: nothing of the extracts but their names and hashes. */
export interface PublicationSeed {
	readonly scope: FilterScope;
	readonly set: Pick<ExtractSet, 'clauses' | 'title' | 'isDemonstration' | 'fingerprint' | 'files'>;
	/** Rows as they are published. */
	readonly rows: readonly LongRow[];
	readonly periodes: readonly string[];
	readonly manifest: Manifest;
}

/** What a site carries of the figures of an edition of diffusion; throws on exact ones. */
export function toPublicationSeed(
	set: ExtractSet,
	figures: Figures,
	manifest: Manifest,
): PublicationSeed {
	const { scope, released, computed } = figures;
	if (released.edition !== 'diffusion') throw new Error(`edition: ${released.edition}`);
	const { clauses, title, isDemonstration, fingerprint, files } = set;
	return {
		scope,
		set: {
			clauses,
			title,
			isDemonstration,
			fingerprint,
			// Rows and bytes of an extract are counts.
			files: files.map((file) => ({ ...file, rows: null, bytes: 0 })),
		},
		rows: released.rows,
		periodes: [...computed],
		manifest,
	};
}

/** The set and the figures that a published page is made from. */
export function fromPublicationSeed({ scope, set, rows, periodes }: PublicationSeed): {
	readonly set: ExtractSet;
	readonly figures: Figures;
} {
	const { convention, dateExtraction } = scope;
	const released = releaseAudited(rows);
	return {
		set: { ...set, convention, dateExtraction, tables: new Map(), columns: 0, findings: [] },
		figures: {
			scope,
			released,
			lookup: indexRows(released),
			details: null,
			computed: new Set(periodes),
		},
	};
}
