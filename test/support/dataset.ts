import type { Cell, CheckedTable, ColumnType } from '../../src/lib/extracts/table.ts';
import type { Engine } from '../../src/lib/engine/engine.ts';
import { openNodeEngine } from '../../src/lib/engine/node.ts';
import { createTables } from '../../src/lib/engine/tables.ts';
import { createKnownTables } from '../../src/lib/indicators/known-tables.ts';
import type { LongRow } from '../../src/lib/indicators/indicator.ts';
import { parsePeriod, type Period } from '../../src/lib/indicators/periods.ts';
import { computeLongTable } from '../../src/lib/convention/long-table.ts';
import {
	tableSchemas,
	type Convention,
	type Field,
	type FieldType,
	type TableName,
} from '../../src/lib/schemas/schemas.ts';

type LooseRow = Readonly<Record<string, string | number | boolean | null>>;

/** Rows of some tables, as a test writes them: dates are ISO text, what is not said takes a default. */
export type Dataset = Readonly<Partial<Record<TableName, readonly LooseRow[]>>>;

const SQL_TYPES: Readonly<Record<FieldType, ColumnType>> = {
	string: 'VARCHAR',
	integer: 'INTEGER',
	year: 'INTEGER',
	number: 'DECIMAL(12,2)',
	boolean: 'BOOLEAN',
	date: 'DATE',
};

/** What a row says when a test does not: an eligible person, present, accompanied, a plain contract. */
const DEFAULTS: Readonly<Record<string, Cell>> = {
	code_pole: 'GV',
	rsa_majore: true,
	parent_isole: true,
	enfant_moins_3_ans: true,
	grossesse_declaree: false,
	nouvel_entrant: true,
	tranche_age: '25_34',
	code_referent: 'R01',
	couvert_par_caf: true,
	ordre: 1,
	rang: 1,
	diagnostic_annexe: true,
	famille: 'logement',
	dans_cer: true,
	abandonnee: false,
	type_etape: 'action',
	type_partenaire: 'logement',
	suite: 'engagee',
	statut: 'realisee',
	nb_invites: 12,
	nb_presents: 10,
	demi_journees_information: 1,
	demi_journees_preparation: 1,
	theme_droits: true,
	theme_changements_situation: true,
	theme_declarations: true,
	theme_caf_fr: true,
	montant_prevu: 0,
	montant_realise: 0,
};

/** One exercise, 2020, of the case `small`, with what a test changes. */
export function makeConvention(
	changes: Partial<Convention['exercices'][number]> = {},
	regles: Partial<Convention['exercices'][number]['regles']> = {},
): Convention {
	return {
		titre: 'Convention d’essai',
		departement: 'Département d’essai',
		caf: 'CAF d’essai',
		mention_communication: 'avec la participation du Département',
		actions: [
			{ code: 'accompagnement', libelle: 'Accompagnement social' },
			{ code: 'information', libelle: 'Journées d’information' },
		],
		exercices: [
			{
				annee: 2020,
				date_debut: '2020-01-01',
				date_fin: '2020-12-31',
				date_arrete: '2020-12-31',
				objectifs: {},
				budget: { accompagnement: 27500, information: 3614 },
				taux_acompte: 0.8,
				regles: {
					delai_premier_cer_mois: 2,
					tolerance_renouvellement_jours: 0,
					duree_cer_mois_min: 6,
					duree_cer_mois_max: 12,
					mois_ouverts_seances: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12],
					motifs_positifs: ['emploi_durable', 'formation', 'reorientation_pro'],
					jours_remise_tableau_mensuel: 10,
					seuil_confidentialite: 5,
					...regles,
				},
				...changes,
			},
		],
	};
}

/** The rows of a dataset as checked tables; `poles` defaults to « GV » alone. */
export function toTables(dataset: Dataset): readonly CheckedTable[] {
	const rowsOf: Dataset = {
		poles: [{ code_pole: 'GV', libelle: 'Grand Valentinois' }],
		...dataset,
	};
	return tableSchemas.map((schema) => {
		const rows = rowsOf[schema.name] ?? [];
		return {
			name: schema.name,
			rowCount: rows.length,
			columns: schema.fields.map((field) => ({
				name: field.name,
				type: SQL_TYPES[field.type],
				values: rows.map((row, index) => toCell(schema.primaryKey, field, row, index)),
			})),
		};
	});
}

function toCell(primaryKey: string, field: Field, row: LooseRow, index: number): Cell {
	const value = row[field.name];
	if (value === undefined) {
		if (field.name === primaryKey) return `${primaryKey}-${index}`;
		return field.required ? (DEFAULTS[field.name] ?? '') : null;
	}
	return field.type === 'date' && typeof value === 'string'
		? Date.parse(value) / 86_400_000
		: value;
}

/** An engine loaded with the dataset, ready for `computeLongTable`. */
export async function openDataset(
	dataset: Dataset,
	convention: Convention,
	dateExtraction: string | null = null,
	open: () => Promise<Engine> = openNodeEngine,
): Promise<Engine> {
	const engine = await open();
	await createTables(engine, toTables(dataset));
	await createKnownTables(engine, convention, dateExtraction);
	return engine;
}

/** The period of that text; throws what the reader would be told. */
export function getPeriod(
	text: string,
	convention: Convention,
	dateExtraction: string | null = null,
): Period {
	const parsed = parsePeriod(text, convention, dateExtraction);
	if (!parsed.ok) throw new Error(parsed.message);
	return parsed.period;
}

/** The long table of a dataset over some periods. */
export async function computeDataset(
	dataset: Dataset,
	periods: readonly string[] = ['2020'],
	convention: Convention = makeConvention(),
	dateExtraction: string | null = null,
): Promise<readonly LongRow[]> {
	const engine = await openDataset(dataset, convention, dateExtraction);
	try {
		return await computeLongTable(
			engine,
			convention,
			periods.map((text) => getPeriod(text, convention, dateExtraction)),
		);
	} finally {
		await engine.close();
	}
}

/** The row of an indicator: `place` is `ventilation/modalite` for a breakdown row. */
export function findRow(
	rows: readonly LongRow[],
	indicateur: string,
	place = '',
	pole = 'ENSEMBLE',
	periode = '2020',
): LongRow {
	const [ventilation = '', modalite = ''] = place.split('/');
	const found = rows.find(
		(row) =>
			row.indicateur === indicateur &&
			row.ventilation === ventilation &&
			row.modalite === modalite &&
			row.code_pole === pole &&
			row.periode === periode,
	);
	if (found === undefined) throw new Error(`row: ${indicateur} ${place} ${pole} ${periode}`);
	return found;
}
