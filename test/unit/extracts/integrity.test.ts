import { describe, expect, it } from 'vitest';
import { integrityRules } from '../../../src/lib/extracts/integrity.ts';
import { integrityMessages } from '../../../src/lib/extracts/messages/integrity.ts';
import { getTableSchema, tableSchemas, type TableName } from '../../../src/lib/schemas/schemas.ts';
import { listFindings, loadSmall, type Contents } from './sets.ts';

type Row = Record<string, string | number | boolean>;

/** One person, all in order; the cut-off of the agreement is 2020-12-31. */
const CLEAN: Readonly<Record<TableName, Row>> = {
	poles: { code_pole: 'GV', libelle: 'Grand Valentinois', couvert_par_caf: true, ordre: 1 },
	orientations: {
		id_orientation: 'O1',
		id_beneficiaire: 'B1',
		code_pole: 'GV',
		date_orientation: '2020-01-10',
		rsa_majore: true,
		parent_isole: true,
		enfant_moins_3_ans: true,
		grossesse_declaree: false,
		nouvel_entrant: true,
		tranche_age: '25_34',
	},
	accompagnements: {
		id_accompagnement: 'A1',
		id_orientation: 'O1',
		code_referent: 'R1',
		date_debut: '2020-01-10',
	},
	contrats: {
		id_contrat: 'C1',
		id_accompagnement: 'A1',
		rang: 1,
		date_signature: '2020-01-10',
		date_debut: '2020-01-10',
		date_fin: '2020-07-09',
		diagnostic_annexe: true,
	},
	freins: {
		id_frein: 'F1',
		id_accompagnement: 'A1',
		famille: 'logement',
		date_identification: '2020-01-10',
	},
	etapes: {
		id_etape: 'E1',
		id_accompagnement: 'A1',
		type_etape: 'diagnostic',
		dans_cer: true,
		date_prevue: '2020-01-20',
		date_realisation: '2020-01-10',
		abandonnee: false,
	},
	actions_partenariales: {
		id_action: 'P1',
		id_accompagnement: 'A1',
		type_partenaire: 'sante',
		nature: 'orientation',
		date_action: '2020-01-10',
		suite: 'engagee',
	},
	seances: {
		id_seance: 'S1',
		code_pole: 'GV',
		date_seance: '2020-06-15',
		statut: 'realisee',
		nb_invites: 10,
		nb_presents: 10,
		demi_journees_information: 1,
		demi_journees_preparation: 1,
		theme_droits: true,
		theme_changements_situation: true,
		theme_declarations: true,
		theme_caf_fr: true,
	},
	evaluations: {
		id_evaluation: 'V1',
		id_seance: 'S1',
		evaluateur: 'participant',
		critere: 'contenu',
		note: 5,
	},
	finances: {
		id_ligne: 'L1',
		exercice: 2020,
		action: 'information',
		sens: 'depense',
		compte: '60',
		libelle: 'Achats',
		montant_prevu: 10,
		montant_realise: 10,
	},
	versements: {
		id_versement: 'W1',
		exercice: 2020,
		action: 'information',
		nature: 'acompte',
		date_versement: '2020-05-20',
		montant: 100,
	},
	livrables: {
		id_livrable: 'D1',
		exercice: 2020,
		type_livrable: 'tableau_mensuel',
		periode: '2020-01',
		date_echeance: '2021-02-10',
		date_remise: '2020-12-31',
	},
};

type Change = Partial<Record<TableName, readonly Row[]>>;

/** The clean set; each row of `change` is the clean row of its table with some cells changed. */
function build(change: Change): Contents {
	const contents: Contents = { 'convention.json': loadSmall()['convention.json'] ?? '' };
	for (const { name } of tableSchemas) {
		const columns = getTableSchema(name).fields.map((field) => field.name);
		const rows = (change[name] ?? [{}]).map((row) => ({ ...CLEAN[name], ...row }));
		const lines = rows.map((row: Row) => columns.map((column) => row[column] ?? '').join(','));
		contents[`${name}.csv`] = [columns.join(','), ...lines].join('\n');
	}
	return contents;
}

async function listHits(change: Change): Promise<string[]> {
	const findings = await listFindings(build(change));
	return findings.map(
		({ code, column, rows }) => `${code} ${column ?? ''} ${(rows ?? []).join('+')}`,
	);
}

const SECOND = { id_orientation: 'O2', id_accompagnement: 'A2' };
const RENEWAL = {
	id_contrat: 'C2',
	rang: 2,
	date_signature: '2020-07-10',
	date_debut: '2020-07-10',
	date_fin: '2021-01-09',
};
const twoOf = (first: Row, second: Row): Change => ({
	orientations: [{}, { ...SECOND, date_orientation: '2020-03-01' }],
	accompagnements: [first, { ...SECOND, date_debut: '2020-03-01', ...second }],
});

/** Rule, what breaks it, and the nearest thing that does not. */
const CASES: readonly (readonly [hit: string, broken: Change, sound: Change])[] = [
	[
		'pole-non-couvert code_pole 2',
		{ poles: [{ couvert_par_caf: false }] },
		{ poles: [{}, { code_pole: 'HC', couvert_par_caf: false }] },
	],
	[
		'enfant-de-plus-de-trois-ans enfant_moins_3_ans 2',
		{ orientations: [{ enfant_moins_3_ans: false }] },
		{ orientations: [{ enfant_moins_3_ans: false, grossesse_declaree: true }] },
	],
	[
		'seance-en-mois-ferme date_seance 2',
		{ seances: [{ date_seance: '2020-07-15' }] },
		{ seances: [{ date_seance: '2020-07-15', statut: 'reportee' }] },
	],
	[
		'accompagnement-avant-orientation date_debut 2',
		{ orientations: [{ date_orientation: '2020-01-11' }], contrats: [] },
		{ orientations: [{ date_orientation: '2020-01-09' }] },
	],
	[
		'accompagnement-fini-avant-debut date_fin 2',
		{
			accompagnements: [{ date_fin: '2020-01-09', motif_sortie: 'autre' }],
			contrats: [],
			freins: [],
			etapes: [],
			actions_partenariales: [],
		},
		{ accompagnements: [{ date_fin: '2020-01-10', motif_sortie: 'autre' }] },
	],
	[
		'sortie-sans-motif motif_sortie 2',
		{ accompagnements: [{ date_fin: '2020-05-01' }] },
		{ accompagnements: [{ date_fin: '2020-05-01', motif_sortie: 'autre' }] },
	],
	['motif-sans-sortie date_fin 2', { accompagnements: [{ motif_sortie: 'autre' }] }, {}],
	[
		'accompagnements-simultanes date_debut 3',
		twoOf({}, {}),
		twoOf({ date_fin: '2020-03-01', motif_sortie: 'autre' }, {}),
	],
	[
		'deux-referents code_referent 3',
		twoOf({}, { code_referent: 'R2' }),
		twoOf({ date_fin: '2020-03-01', motif_sortie: 'autre' }, { code_referent: 'R2' }),
	],
	['cer-fini-avant-debut date_fin 2', { contrats: [{ date_fin: '2020-01-09' }] }, {}],
	['cer-avant-orientation date_signature 2', { contrats: [{ date_signature: '2020-01-09' }] }, {}],
	[
		'cer-apres-sortie date_signature 2',
		{
			accompagnements: [{ date_fin: '2020-01-20', motif_sortie: 'autre' }],
			contrats: [{ date_signature: '2020-01-21' }],
		},
		{
			accompagnements: [{ date_fin: '2020-01-20', motif_sortie: 'autre' }],
			contrats: [{ date_signature: '2020-01-20' }],
		},
	],
	['rangs-de-cer rang 3', { contrats: [{}, { ...RENEWAL, rang: 3 }] }, { contrats: [RENEWAL, {}] }],
	[
		'renouvellement-avant-precedent date_debut 3',
		{ contrats: [{}, { ...RENEWAL, date_debut: '2020-01-09', date_fin: '2020-12-01' }] },
		{ contrats: [{}, RENEWAL] },
	],
	[
		'duree-de-cer date_fin 2',
		{ contrats: [{ date_fin: '2020-07-08' }] },
		{ contrats: [{ date_fin: '2021-01-09' }] },
	],
	['duree-de-cer date_fin 2', { contrats: [{ date_fin: '2021-01-10' }] }, {}],
	[
		'frein-hors-accompagnement date_identification 2',
		{ freins: [{ date_identification: '2020-01-09' }] },
		{},
	],
	[
		'frein-hors-accompagnement date_resolution 2',
		{
			accompagnements: [{ date_fin: '2020-05-01', motif_sortie: 'autre' }],
			freins: [{ date_resolution: '2020-05-02' }],
		},
		{
			accompagnements: [{ date_fin: '2020-05-01', motif_sortie: 'autre' }],
			freins: [{ date_resolution: '2020-05-01' }],
		},
	],
	[
		'etape-hors-accompagnement date_realisation 2',
		{ etapes: [{ date_realisation: '2020-01-09' }] },
		{},
	],
	[
		'action-hors-accompagnement date_action 2',
		{ actions_partenariales: [{ date_action: '2020-01-09' }] },
		{},
	],
	[
		'frein-resolu-avant-identifie date_resolution 2',
		{ freins: [{ date_identification: '2020-03-02', date_resolution: '2020-03-01' }] },
		{ freins: [{ date_resolution: '2020-01-10' }] },
	],
	[
		'frein-sans-evenement date_identification 2',
		old({ freins: [{ date_identification: '2019-12-31' }] }),
		old({ freins: [{ date_identification: '2020-01-01' }] }),
	],
	[
		'etape-sans-evenement date_prevue 2',
		{ etapes: [{ date_prevue: '2019-12-31', date_realisation: '' }] },
		{ etapes: [{ date_prevue: '2019-12-31', date_realisation: '', abandonnee: true }] },
	],
	[
		'apres-arrete date_signature 3',
		{ contrats: [{}, { ...RENEWAL, date_signature: '2021-01-01', date_debut: '2020-07-10' }] },
		{ contrats: [{}, { ...RENEWAL, date_signature: '2020-12-31' }] },
	],
	[
		'date-lointaine date_seance 2',
		{ seances: [{ date_seance: '2023-01-02', statut: 'reportee' }] },
		{ seances: [{ date_seance: '2023-01-01', statut: 'reportee' }] },
	],
	[
		'apres-arrete date_seance 2',
		{ seances: [{ date_seance: '2021-01-01' }] },
		{ seances: [{ date_seance: '2021-01-01', statut: 'reportee' }] },
	],
];

/** An accompaniment that began long before. */
function old(change: Change): Change {
	return {
		orientations: [{ date_orientation: '2019-06-01' }],
		accompagnements: [{ date_debut: '2019-06-01' }],
		...change,
	};
}

describe('integrity', () => {
	it('says nothing of a set in order', async () => {
		expect(await listHits({})).toEqual([]);
	});

	it.each(CASES)('%s', async (hit, broken, sound) => {
		expect(await listHits(broken)).toContain(hit);
		const code = hit.split(' ')[0] ?? '';
		expect((await listHits(sound)).filter((found) => found.startsWith(code))).toEqual([]);
	});

	it('has a case for every rule, and a sentence', () => {
		const tested = new Set(CASES.map(([hit]) => hit.split(' ')[0]));
		const codes = new Set(integrityRules.map((rule) => rule.code));
		expect([...codes].filter((code) => !tested.has(code))).toEqual([]);
		expect(Object.keys(integrityMessages).sort()).toEqual([...codes].sort());
	});

	it('watches only columns that exist', () => {
		for (const { table, column } of integrityRules) {
			expect(getTableSchema(table).fields.map((field) => field.name)).toContain(column);
		}
	});

	it('never refuses a set', async () => {
		const findings = await listFindings(
			build(Object.assign({}, ...CASES.map(([, broken]) => broken)) as Change),
		);
		expect(findings.filter((finding) => finding.severity === 'erreur')).toEqual([]);
	});
});
