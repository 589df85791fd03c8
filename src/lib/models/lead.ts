import type { Period } from '../indicators/periods.ts';
import type { Objectif } from '../schemas/schemas.ts';
import { describeAfterCutOff } from './cell.ts';
import { countCancellations } from './facts.ts';
import { formatPlain } from './format.ts';
import { ENSEMBLE, formatPole, type PoleName, type RowLookup } from './index-rows.ts';
import { formatTarget } from './target.ts';

/** A piece of a sentence; key figures are strong. */
export interface LeadPart {
	readonly text: string;
	readonly strong: boolean;
}

export interface LeadOptions {
	readonly period: Period;
	readonly pole?: string;
	readonly poles?: readonly PoleName[];
	/** Objectives of the exercise, by indicator. */
	readonly objectifs?: Readonly<Record<string, Objectif>>;
}

const plain = (text: string): LeadPart => ({ text, strong: false });
const strong = (text: string): LeadPart => ({ text, strong: true });

/** The lead of the Synthèse, two sentences at most; what is withheld or unknown is left out of them. */
export function toLead(lookup: RowLookup, options: LeadOptions): readonly LeadPart[] {
	const { period } = options;
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	const people = describePeople(lookup, options);
	const delay = describeDelay(lookup, options);
	const first =
		people !== null && delay !== null
			? [...people, plain(', et '), ...delay]
			: (people ?? capital(delay));
	const sentences = [first, describeSessions(lookup, options)].filter((one) => one !== null);
	if (sentences.length === 0) return [plain('Aucun chiffre n’est publié pour cette période.')];
	return sentences.flatMap((parts, index) => [
		...(index === 0 ? [] : [plain(' ')]),
		...parts,
		plain('.'),
	]);
}

function describePeople(
	lookup: RowLookup,
	{ period, pole = ENSEMBLE, poles = [], objectifs }: LeadOptions,
): LeadPart[] | null {
	const indicateur = 'personnes_accompagnees';
	const row = lookup.get({ indicateur, periode: period.id, pole });
	if (row?.valeur === undefined || row.valeur === null) return null;
	const one = row.valeur < 2;
	const parts = [
		strong(`${formatPlain(row.valeur)} ${one ? 'personne' : 'personnes'}`),
		plain(one ? ' a été accompagnée' : ' ont été accompagnées'),
	];
	if (pole !== ENSEMBLE) parts.unshift(plain(`${formatPole(pole, poles)}\u00A0: `));
	if (row.cible !== null) {
		const target = formatTarget(row.cible, row.unite, objectifs?.[indicateur]);
		parts.push(plain(`, pour ${target} ${row.cible < 2 ? 'attendue' : 'attendues'}`));
	}
	return parts;
}

/** The estimate is on all persons oriented, with or without a contract in the end: the words say so. */
function describeDelay(
	lookup: RowLookup,
	{ period, pole = ENSEMBLE }: LeadOptions,
): LeadPart[] | null {
	const indicateur = 'delai_median_premier_cer';
	const days = lookup.get({ indicateur, periode: period.id, pole })?.valeur ?? null;
	if (days === null) return null;
	return [
		plain('la moitié des personnes orientées ont signé leur premier contrat dans les '),
		strong(`${formatPlain(days)} ${days < 2 ? 'jour' : 'jours'}`),
	];
}

function describeSessions(
	lookup: RowLookup,
	{ period, pole = ENSEMBLE }: LeadOptions,
): LeadPart[] | null {
	const row = lookup.get({ indicateur: 'seances_realisees', periode: period.id, pole });
	if (row?.valeur === undefined || row.valeur === null) return null;
	const held = row.valeur;
	if (row.cible !== null && Number.isInteger(row.cible) && held < row.cible) {
		return [
			strong(`${formatPlain(held)} des ${formatPlain(row.cible)} séances`),
			plain(` d’information ${held < 2 ? 'a été tenue' : 'ont été tenues'}`),
			...describeRest(lookup, period.id, pole, row.cible - held),
		];
	}
	const parts = [
		strong(`${formatPlain(held)} ${held < 2 ? 'séance' : 'séances'}`),
		plain(` d’information ${held < 2 ? 'a été tenue' : 'ont été tenues'}`),
	];
	if (row.cible !== null) parts.push(plain(`, pour ${formatPlain(row.cible)} attendues`));
	return parts;
}

function describeRest(
	lookup: RowLookup,
	periode: string,
	pole: string,
	missing: number,
): readonly LeadPart[] {
	const cancelled = countCancellations(lookup, periode, pole);
	if (cancelled === null || cancelled.count === 0) return [];
	const { count, forceMajeure } = cancelled;
	const cause = forceMajeure === count ? 'pour force majeure' : '';
	if (count === missing && cause !== '') {
		return [
			plain(
				count === 1
					? `\u00A0; l’autre a été annulée ${cause}`
					: `\u00A0; les ${count} autres ont été annulées ${cause}`,
			),
		];
	}
	const what =
		cause === ''
			? ['reportée ou annulée', 'reportées ou annulées']
			: [`annulée ${cause}`, `annulées ${cause}`];
	const words = count === 1 ? `1 a été ${what[0] ?? ''}` : `${count} ont été ${what[1] ?? ''}`;
	return [plain(`\u00A0; ${words}`)];
}

function capital(parts: LeadPart[] | null): LeadPart[] | null {
	const first = parts?.[0];
	if (parts === null || first === undefined) return null;
	return [{ ...first, text: upperFirst(first.text) }, ...parts.slice(1)];
}

function upperFirst(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
