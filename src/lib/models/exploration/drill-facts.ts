import type { Cell } from '../../extracts/table.ts';
import { listCategories } from '../../indicators/known-tables.ts';
import { formatPlain, NBSP } from '../format.ts';
import type { Convention, TableName } from '../../schemas/schemas.ts';

interface Fact {
	readonly label: string;
	readonly vocabulary?: readonly [table: TableName, field: string];
}

/** The columns that conditions of the registry read, in words. */
const FACTS: Readonly<Partial<Record<string, Fact>>> = {
	conforme: { label: 'public convenu' },
	premiere: { label: 'première orientation de la personne' },
	date_entree_rsa: { label: 'date d’entrée dans le RSA' },
	presence: {
		label: 'premier rendez-vous',
		vocabulary: ['orientations', 'presence_premier_rendez_vous'],
	},
	date_rendez_vous: { label: 'date du premier rendez-vous' },
	accompagnee: { label: 'suivie d’un accompagnement' },
	actif: { label: 'en cours au dernier jour' },
	avec_frein: { label: 'un frein identifié' },
	sous_contrat: { label: 'sous contrat pendant la période' },
	contrat_valide: { label: 'contrat valide au dernier jour' },
	signe: { label: 'signé pendant la période' },
	valide: { label: 'validé pendant la période' },
	en_attente: { label: 'en attente de validation au dernier jour' },
	a_renouveler: { label: 'arrivé à son terme, l’accompagnement continue' },
	renouvele: { label: 'renouvelé à temps' },
	duree_conforme: { label: 'durée convenue' },
	diagnostic_annexe: { label: 'diagnostic joint' },
	echu: { label: 'arrivé à son terme' },
	bilan_fait: { label: 'bilan final réalisé' },
	jours_restants: { label: 'jours avant le terme' },
	rang: { label: 'rang du contrat' },
	dans_le_delai: { label: 'signé dans le délai' },
	identifie: { label: 'identifié pendant la période' },
	solutionne: { label: 'levé pendant la période' },
	ouvert: { label: 'ouvert pendant la période' },
	resolu: { label: 'freins levés' },
	progres: { label: 'progrès au dernier bilan' },
	realisee: { label: 'réalisée' },
	abandonnee: { label: 'abandonnée' },
	type_etape: { label: 'type', vocabulary: ['etapes', 'type_etape'] },
	dans_cer: { label: 'inscrite au contrat' },
	nature: { label: 'nature', vocabulary: ['actions_partenariales', 'nature'] },
	suite: { label: 'suite', vocabulary: ['actions_partenariales', 'suite'] },
	motif_connu: { label: 'motif renseigné' },
	positif: { label: 'motif positif' },
	tenue: { label: 'tenue' },
	hors_calendrier: { label: 'un mois fermé' },
	tenues: { label: 'séances tenues' },
	theme_droits: { label: 'droits' },
	theme_changements_situation: { label: 'changements de situation' },
	theme_declarations: { label: 'déclarations' },
	theme_caf_fr: { label: 'caf.fr' },
	evaluateur: { label: 'évaluateur', vocabulary: ['evaluations', 'evaluateur'] },
};

/** Columns that are 1 where the fact holds. */
const FLAGS: ReadonlySet<string> = new Set(['resolu', 'progres']);

/** « sous contrat pendant la période : non »; what is not known is no. */
export function tellFact(name: string, value: Cell, convention: Convention): string {
	const { label, vocabulary } = FACTS[name] ?? {};
	if (label === undefined) throw new Error(`fact without words: ${name}`);
	return `${label}${NBSP}: ${tellValue(name, value, vocabulary, convention)}`;
}

function tellValue(
	name: string,
	value: Cell,
	vocabulary: Fact['vocabulary'],
	convention: Convention,
): string {
	if (vocabulary !== undefined) return nameValue(value, vocabulary, convention) ?? 'non connu';
	if (FLAGS.has(name)) return value === 1 ? 'oui' : 'non';
	if (typeof value === 'number') return formatPlain(value);
	if (typeof value === 'string') return 'connue';
	if (value === null && name.startsWith('date_')) return 'non connue';
	return value === true ? 'oui' : 'non';
}

/** The words of a value of a vocabulary, as the convention extends it; null for no value. */
export function nameValue(
	value: Cell,
	[table, field]: readonly [table: TableName, field: string],
	convention: Convention,
): string | null {
	if (typeof value !== 'string') return null;
	const found = listCategories(convention, table, field).find((one) => one.value === value);
	return found?.label ?? value;
}
