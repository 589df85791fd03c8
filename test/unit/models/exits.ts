import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toCell } from '../../../src/lib/models/cell.ts';
import { toExits, type ExitsModel } from '../../../src/lib/models/exit-groups.ts';
import { toSplitBars, type SplitBarsModel } from '../../../src/lib/models/split-bars.ts';
import { toStepped, type SteppedModel } from '../../../src/lib/models/stepped.ts';
import { listVocabulary, sortByValue } from '../../../src/lib/models/vocabulary.ts';
import { scope } from '../state/scope.ts';
import { POLES, toLookup, toRow, withhold, YEAR } from './rows.ts';

export const POSITIVE = [
	'emploi_durable',
	'emploi_autre',
	'formation',
	'creation_activite',
	'reorientation_pro',
] as const;

const MOTIVES: readonly (readonly [motive: string, count: number])[] = [
	['emploi_durable', 4],
	['emploi_autre', 5],
	['formation', 5],
	['creation_activite', 1],
	['reorientation_pro', 9],
	['reorientation_cd', 4],
	['reorientation_autre', 3],
	['fin_majoration', 7],
	['fin_isolement', 2],
	['fin_droit_rsa', 3],
	['demenagement', 0],
	['non_adhesion', 3],
	['perdu_de_vue', 3],
	['autre', 0],
	['non_renseigne', 5],
];

const TOTAL = 54;

/** The exits of the pictures of the design; the motives given are withheld. */
export function toExitsOf(
	hidden: readonly string[] = [],
	positive: readonly string[] = POSITIVE,
	groups: Readonly<Record<string, number>> = {},
): ExitsModel {
	const rows = MOTIVES.map(([modalite, numerateur]) => {
		const row = toRow({ indicateur: 'sorties', ventilation: 'motif_sortie', modalite, numerateur });
		return hidden.includes(modalite) ? withhold(row) : row;
	});
	const lookup = toLookup([
		...rows,
		...Object.entries(groups).map(([modalite, numerateur]) =>
			toRow({ indicateur: 'sorties', ventilation: 'groupe_sortie', modalite, numerateur }),
		),
		toRow({ indicateur: 'sorties', numerateur: TOTAL }),
		toRow({ indicateur: 'sorties_positives', numerateur: 24, denominateur: 49 }),
	]);
	return toExits(lookup, getIndicator('sorties'), {
		period: YEAR,
		pole: 'ENSEMBLE',
		poles: POLES,
		convention: scope.convention,
		positive,
		title: 'Où vont les personnes à la sortie',
		rate: getIndicator('sorties_positives'),
	});
}

const FAMILLE = 'famille';
const FAMILIES = listVocabulary(
	getIndicator('freins_identifies').breakdowns.find(({ id }) => id === FAMILLE) ?? {
		id: FAMILLE,
		label: '',
		modalities: [],
	},
	scope.convention,
);

/** Counts that fall from one family to the next, and from one pôle to the next. */
function listFamilyRows(hidden: readonly string[]): readonly LongRow[] {
	const columns = ['ENSEMBLE', ...POLES.map(({ code }) => code)];
	return columns.flatMap((code_pole, at) =>
		['', ...FAMILIES.map(({ code }) => code)].flatMap((modalite, index) => {
			const size = modalite === '' ? 200 : Math.max(0, 40 - 4 * index);
			const found = Math.floor(size / (at + 1));
			const solved = Math.floor(found * 0.4);
			const names = { code_pole, modalite, ventilation: modalite === '' ? '' : FAMILLE };
			const rows = [
				toRow({ ...names, indicateur: 'freins_identifies', numerateur: found }),
				toRow({ ...names, indicateur: 'freins_solutionnes', numerateur: solved }),
				toRow({
					...names,
					indicateur: 'taux_resolution_freins',
					numerateur: solved,
					denominateur: found,
				}),
			];
			return hidden.includes(modalite) ? rows.map(withhold) : rows;
		}),
	);
}

/** Obstacles by family, identified and solved, with their rate. */
export function toFamilyBars(hidden: readonly string[] = []): SplitBarsModel {
	const lookup = toLookup(listFamilyRows(hidden));
	const read = (indicateur: string, modalite: string) => {
		const ventilation = modalite === '' ? '' : FAMILLE;
		const row = lookup.get({ indicateur, periode: '2020', ventilation, modalite });
		return toCell(row, getIndicator(indicateur), YEAR);
	};
	const toSplit = (code: string) => ({
		whole: read('freins_identifies', code),
		part: read('freins_solutionnes', code),
		rate: read('taux_resolution_freins', code),
	});
	const rows = FAMILIES.map(({ code, label }) => ({
		code,
		label,
		isTotal: false,
		...toSplit(code),
	}));
	const total = { code: 'ensemble', label: 'Ensemble', isTotal: true, ...toSplit('') };
	return toSplitBars([total, ...sortByValue(rows, ({ whole }) => whole.number)], {
		period: YEAR,
		title: 'Freins identifiés et levés, par famille',
		subtitle: 'Nombre de freins',
		where: 'ensemble des pôles',
		heads: { first: 'Famille', part: 'Levés', whole: 'Identifiés', rate: 'Part levée' },
		reading: ({ label, whole }) => `${label} : ${whole.text}.`,
		nothing: 'Aucun frein sur la période.',
		hasTotalBar: false,
	});
}

/** Families × pôles. */
export function toFamilyTable(
	hidden: readonly string[] = [],
	id = 'freins_identifies',
): SteppedModel {
	return toStepped(toLookup(listFamilyRows(hidden)), getIndicator(id), {
		period: YEAR,
		poles: POLES,
		convention: scope.convention,
		breakdown: FAMILLE,
		title: 'Freins, par famille et par pôle',
		subtitle: 'Nombre de freins',
	});
}
