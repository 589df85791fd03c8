import { formatPeriodIn, formatPeriodLabel } from '../format-dates.ts';
import {
	formatFraction,
	formatNumber,
	formatPercent,
	formatPlain,
	formatValue,
	NBSP,
	unitWord,
} from '../format.ts';
import { ENSEMBLE, formatPole, type PoleName } from '../index-rows.ts';
import { toTextCell, type TableModel } from '../table.ts';
import { listVocabulary } from '../vocabulary.ts';
import type { Convention } from '../../schemas/schemas.ts';
import { DAYS_LEFT, DISCOVERY_RATE, type Anomalies, type Anomaly } from './anomalies.ts';
import { LEAST_DENOMINATOR } from './compared.ts';

/** What stands out, as it is read. */
export interface AnomalyStatement {
	/** What kind of part it is: they are read group by group. */
	readonly group: 'Pôles' | 'Mois' | 'Familles, types et motifs';
	/** « Hauts-Plateaux », « Mars 2020 », « Logement ». */
	readonly who: string;
	/** « Taux de contractualisation ». */
	readonly what: string;
	/** The fact and its numbers, how rare it is, and what it calls for. */
	readonly sentence: string;
	readonly indicateur: string;
	readonly periode: string;
	readonly pole: string;
	readonly ventilation: string;
	readonly modalite: string;
}

export interface AnomalyReport {
	readonly statements: readonly AnomalyStatement[];
	/** « 3 écarts sur 212 comparaisons », or that nothing stands out. */
	readonly summary: string;
	/** How they were found, in plain words. */
	readonly method: readonly string[];
	readonly table: TableModel;
}

interface Names {
	readonly periode: string;
	readonly poles: readonly PoleName[];
	readonly convention: Convention;
}

/** The statements of what was found, the method, and the table that files hold. */
export function describeAnomalies(anomalies: Anomalies, names: Names): AnomalyReport {
	const statements = anomalies.found.map((anomaly) => toStatement(anomaly, names));
	return {
		statements,
		summary: summarise(anomalies, names.periode),
		method: METHOD,
		table: toTable(anomalies, statements, names),
	};
}

const ASK = 'Ce constat appelle une question, pas un jugement.';

function toStatement(anomaly: Anomaly, names: Names): AnomalyStatement {
	const { indicator, periode, pole, ventilation, modalite } = anomaly;
	const who = nameWho(anomaly, names);
	return {
		group: pole !== ENSEMBLE ? 'Pôles' : ventilation === '' ? 'Mois' : 'Familles, types et motifs',
		who,
		what: indicator.label,
		sentence: `${who}${NBSP}: ${describeGap(anomaly, names)}${NBSP}; ${describeRarity(anomaly.p)}. ${ASK}`,
		indicateur: indicator.id,
		periode,
		pole,
		ventilation,
		modalite,
	};
}

function nameWho(
	{ periode, pole, ventilation, modalite, indicator }: Anomaly,
	names: Names,
): string {
	if (pole !== ENSEMBLE) return formatPole(pole, names.poles);
	if (periode !== names.periode) return capital(formatPeriodLabel(periode));
	return nameModality(indicator, ventilation, modalite, names.convention);
}

function nameModality(
	indicator: Anomaly['indicator'],
	ventilation: string,
	modalite: string,
	convention: Convention,
): string {
	const breakdown = indicator.breakdowns.find(({ id }) => id === ventilation);
	if (breakdown === undefined) throw new Error(`breakdown: ${indicator.id}, ${ventilation}`);
	return (
		listVocabulary(breakdown, convention).find(({ code }) => code === modalite)?.label ?? modalite
	);
}

function describeGap(anomaly: Anomaly, names: Names): string {
	const { kind, indicator, part, rest, ventilation, modalite } = anomaly;
	const unit = indicator.unit;
	if (kind === 'mois') {
		const expected = formatNumber(rest.count, rest.count < 10 ? 1 : 0);
		return `${formatPlain(part.count)} ${unitWord(unit, part.count)} (${lower(indicator.label)}), contre ${expected} attendus au rythme des autres mois`;
	}
	const others = `${formatPercent(rest.count / rest.size)} (${formatFraction(rest.count, rest.size)})`;
	const own = `${formatFraction(part.count, part.size)} (${formatPercent(part.count / part.size)})`;
	if (kind === 'composition') {
		const name = nameModality(indicator, ventilation, modalite, names.convention);
		return `${own} ${lower(indicator.label)} relèvent de «${NBSP}${name}${NBSP}», contre ${others} aux autres pôles`;
	}
	return `${own}, «${NBSP}${lower(indicator.label)}${NBSP}», contre ${others} ${nameRest(anomaly, names)}`;
}

function nameRest({ pole, periode }: Anomaly, names: Names): string {
	if (pole !== ENSEMBLE) return 'aux autres pôles';
	return periode === names.periode ? 'dans le reste' : 'les autres mois';
}

const RARITIES = [
	[0.0001, 'moins d’une fois sur dix mille'],
	[0.001, 'moins d’une fois sur mille'],
	[0.01, 'moins d’une fois sur cent'],
	[0.05, 'moins d’une fois sur vingt'],
] as const;

/** « un écart de cette taille arrive moins d’une fois sur cent par hasard ». */
export function describeRarity(p: number): string {
	const [, words] = RARITIES.find(([limit]) => p < limit) ?? [];
	return words === undefined
		? `un écart de cette taille arrive ${formatPercent(p, 0)} du temps par hasard`
		: `un écart de cette taille arrive ${words} par hasard`;
}

function summarise({ found, compared }: Anomalies, periode: string): string {
	const made = `${formatNumber(compared)} ${compared < 2 ? 'comparaison faite' : 'comparaisons faites'} ${formatPeriodIn(periode)}`;
	if (compared === 0) {
		return `Trop peu de données pour comparer${NBSP}: il faut ${String(LEAST_DENOMINATOR)} cas de chaque côté.`;
	}
	if (found.length === 0) {
		return `Rien ne sort de l’ordinaire${NBSP}: ${made}, aucune ne dépasse ce que le hasard explique.`;
	}
	return `${formatNumber(found.length)} ${found.length < 2 ? 'écart que le hasard explique mal' : 'écarts que le hasard explique mal'}, sur ${made}.`;
}

const RATE = formatPercent(DISCOVERY_RATE, 0);

const METHOD: readonly string[] = [
	`Chaque pôle est comparé aux autres pôles réunis, chaque mois aux autres mois, chaque famille de freins, type d’étape ou de partenaire au reste. Il faut au moins ${String(LEAST_DENOMINATOR)} cas de chaque côté.`,
	`L’accueil et l’absence d’accompagnement se savent avec le temps : les mois qui finissent moins de ${String(DAYS_LEFT)} jours avant l’arrêté ne sont pas comparés.`,
	'Pour une part, le test exact de Fisher donne la chance d’un écart au moins aussi grand si rien ne distinguait les deux groupes.',
	'Pour le nombre d’un mois, deux chances sont calculées, et la plus grande est gardée : celle du hasard pur (loi de Poisson, jour pour jour), et celle qui tient compte de ce que les autres mois varient déjà entre eux.',
	`À force de comparer, le hasard finit par donner un écart : la méthode de Benjamini et Hochberg ne garde que ce qu’il faut pour qu’au plus ${RATE} des écarts montrés, en moyenne, soient dus au hasard.`,
	'Un écart ne dit pas sa cause : un public différent, une saisie incomplète ou un événement l’expliquent aussi bien qu’une pratique.',
].map((text) => text.replace(/ ([:;?!%])/g, `${NBSP}$1`));

function toTable(
	{ found }: Anomalies,
	statements: readonly AnomalyStatement[],
	{ periode }: Names,
): TableModel {
	const text = (id: string, label: string) => ({ id, label, align: 'texte' as const });
	const number = (id: string, label: string) => ({ id, label, align: 'nombre' as const });
	return {
		caption: `Écarts que le hasard explique mal, ${formatPeriodLabel(periode)}`,
		columns: [
			text('qui', 'Où'),
			text('quoi', 'Indicateur'),
			number('nombre', 'Nombre'),
			number('sur', 'Sur'),
			number('reste_nombre', 'Ailleurs, ou attendu'),
			number('reste_sur', 'Sur, ailleurs'),
			number('p', 'Chance par hasard'),
			number('q', 'Taux de fausses découvertes'),
			text('phrase', 'Constat'),
		],
		rows: found.map(({ part, rest, p, q }, at) => ({
			id: String(at),
			label: statements[at]?.who ?? '',
			isTotal: false,
			cells: [
				toTextCell(statements[at]?.what ?? ''),
				toTextCell(formatPlain(part.count), part.count),
				toTextCell(formatPlain(part.size), part.size),
				toTextCell(formatValue(rest.count, 'jours'), rest.count),
				toTextCell(formatPlain(rest.size), rest.size),
				toTextCell(p.toPrecision(3), p),
				toTextCell(q.toPrecision(3), q),
				toTextCell(statements[at]?.sentence ?? ''),
			],
		})),
	};
}

function capital(text: string): string {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}

function lower(text: string): string {
	return text.slice(0, 1).toLowerCase() + text.slice(1);
}
