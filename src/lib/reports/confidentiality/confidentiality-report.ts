import type { Manifest } from '../../disclosure/publication.ts';
import {
	formatDate,
	formatNumber,
	formatPercent,
	formatPeriodLabel,
	NBSP,
} from '../../models/format.ts';

/** A fact of a publication, for whoever decides on it. */
export interface ReportFact {
	readonly label: string;
	readonly value: string;
}

/** What the person who decides on a publication reads, and the statement that goes with it. */
export interface ConfidentialityReport {
	readonly title: string;
	/** The outcome of the audit, in one sentence. */
	readonly verdict: string;
	readonly rule: string;
	readonly facts: readonly ReportFact[];
	/** Which rows the edition holds. */
	readonly tables: Manifest['tables'];
	/** A sentence to print beside the figures. */
	readonly statement: string;
	/** What no rule covers. */
	readonly limits: string;
}

/** The confidentiality report of a publication, from its manifest alone: totals, never a place or a value. */
export function toConfidentialityReport(manifest: Manifest): ConfidentialityReport {
	const { exercice, periodes, regle, tables, limites } = manifest;
	return {
		title: `Rapport de confidentialité, exercice ${exercice}`,
		verdict: describeVerdict(manifest),
		rule: regle,
		facts: listFacts(manifest),
		tables,
		statement: `Édition de diffusion, ${namePeriods(periodes)}${NBSP}: le secret statistique est appliqué. Aucun effectif de moins de ${manifest.seuil} ne se lit ni ne se calcule à partir des chiffres publiés${NBSP}; une case «${NBSP}s.${NBSP}» est couverte par le secret, et n’est pas zéro.`,
		limits: limites,
	};
}

/** « 2020 ; 2020, 1er semestre »: a label of a period holds a comma. */
function namePeriods(periodes: readonly string[]): string {
	return periodes.map(formatPeriodLabel).join(`${NBSP}; `);
}

function describeVerdict({ audit, seuil }: Manifest): string {
	const { secrets } = audit;
	if (secrets === 0) return `Le contrôle est réussi${NBSP}: aucun effectif n’était à protéger.`;
	const counts = `${formatNumber(secrets)} ${secrets < 2 ? 'effectif' : 'effectifs'}`;
	return `Le contrôle est réussi${NBSP}: pour ${counts} à protéger, rien dans les fichiers publiés ne permet de savoir si le nombre est sous ${seuil}.`;
}

function listFacts(manifest: Manifest): readonly ReportFact[] {
	const { seuil, periodes, lignes, perte, audit, extraction, precedents } = manifest;
	const all = lignes.publiees + lignes.retenues;
	const share = (count: number): string =>
		all === 0 ? formatNumber(count) : `${formatNumber(count)} (${formatPercent(count / all)})`;
	const dropped = audit.relations_ecartees.map(
		({ famille, nombre }) => `${famille}${NBSP}: ${formatNumber(nombre)}`,
	);
	return [
		{ label: 'Périodes', value: namePeriods(periodes) },
		{
			label: 'Extraits',
			value: extraction.date === null ? 'sans date' : `du ${formatDate(extraction.date)}`,
		},
		{ label: 'Seuil', value: `${seuil}${NBSP}personnes` },
		{ label: 'Lignes publiées', value: share(lignes.publiees) },
		{ label: 'Lignes retenues', value: share(lignes.retenues) },
		{ label: 'dont pour leur propre effectif', value: formatNumber(lignes.primaires) },
		{ label: 'dont pour en protéger d’autres', value: formatNumber(lignes.secondaires) },
		{ label: 'Perte d’information', value: formatPercent(perte.ponderee) },
		{
			label: 'Perte la plus faible possible, prouvée',
			value: perte.borne === 0 ? 'aucune borne n’est prouvée' : formatPercent(perte.borne),
		},
		{
			label: 'Contrôle',
			value: `${formatNumber(audit.relations)} relations, ${formatNumber(audit.programmes_lineaires)} programmes linéaires, ${formatNumber(audit.programmes_entiers)} en nombres entiers, ${audit.solveur}`,
		},
		{
			label: 'Bornes connues même si rien n’est publié',
			value: audit.bornes_connues === 0 ? 'aucune' : formatNumber(audit.bornes_connues),
		},
		{
			label: 'Relations que les extraits ne suivent pas',
			value: dropped.length === 0 ? 'aucune' : dropped.join(', '),
		},
		{
			label: 'Éditions précédentes',
			value:
				precedents.length === 0
					? `aucune n’a été donnée${NBSP}: deux éditions comparées peuvent en dire plus`
					: formatNumber(precedents.length),
		},
	];
}
