import { toWords } from './header.ts';

/** What a column or a text may reveal of a person, in French words. */
export type PersonalKind =
	| 'numéro de sécurité sociale'
	| "numéro d'allocataire"
	| 'adresse électronique'
	| 'numéro de téléphone'
	| 'adresse postale'
	| 'date de naissance'
	| 'nom ou prénom'
	| 'commentaire libre';

/** Words that announce personal data by themselves, whatever stands beside them. */
const TELLING_WORDS: ReadonlyMap<string, PersonalKind> = new Map(
	(
		[
			[
				'nom ou prénom',
				'prenom prenoms patronyme patronymique nomprenom prenomnom nomusage identite',
			],
			['numéro de sécurité sociale', 'nir nirpp nss secu ssn numsecu'],
			['adresse électronique', 'mail mails email emails courriel courriels mel'],
			['numéro de téléphone', 'telephone telephones tel portable gsm fax'],
			['adresse postale', 'adresse adresses adr rue voie domicile'],
			['date de naissance', 'ddn dob naissance datenaissance birthdate birthday'],
			["numéro d'allocataire", 'matricule matricules allocataire numalloc numallocataire noalloc'],
			['commentaire libre', 'commentaire commentaires observation observations remarque remarques'],
		] as const
	).flatMap(([kind, words]) => words.split(' ').map((word) => [word, kind] as const)),
);

/** Nouns of things: `nom_pole` names no person. */
const THINGS = new Set(
	'pole commune structure partenaire action fichier departement caf organisme service territoire atelier theme seance lieu table colonne poste compte convention livrable'.split(
		' ',
	),
);

/** What the name of a column announces; null when it announces nothing about a person. */
export function checkHeader(header: string): PersonalKind | null {
	const words = toWords(header);
	const joined = words.join(' ');
	if (/securite sociale|numero (?:d )?insee/.test(joined)) return 'numéro de sécurité sociale';
	if (/(?:^| )(?:num|numero|no|n|code|id) alloc/.test(joined)) return "numéro d'allocataire";
	if (/(?:^| )e mail/.test(joined)) return 'adresse électronique';
	if (/(?:date|lieu|jour|annee|ne|nee) (?:de )?naiss|(?:^| )ne ?e? le/.test(joined)) {
		return 'date de naissance';
	}
	for (const word of words) {
		const kind = TELLING_WORDS.get(word);
		if (kind !== undefined) return kind;
	}
	const isName = words.includes('nom') || words.includes('noms');
	return isName && !words.some((word) => THINGS.has(word)) ? 'nom ou prénom' : null;
}

/** Where a text stands: an identifier of a person, a column that no schema knows, or else. */
export type TextPlace = 'identifiant' | 'colonne inconnue' | 'texte';

const EMAIL = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/u;
const PHONE =
	/(?<![\p{L}\d.,/_-])(?:(?:\+|00)33[ .-]?(?:\(0\))?[ .-]?|0)[1-9](?:[ .-]?\d{2}){4}(?![\p{L}\d_-])/u;
const NIR = /(?<!\d)[1-478] ?\d{2} ?\d{2} ?(?:\d{2}|2[AB]) ?\d{3} ?\d{3}[ -/]{0,3}\d{2}(?!\d)/giu;
const STREET =
	/(?<!\p{L})(?:\d{1,4} ?(?:bis|ter|quater)?,? +(?:rue|avenue|av\.?|bd\.?|boulevard|chemin|impasse|all[ée]e|faubourg|lotissement|square|r[ée]sidence|quai|ruelle)|\d{1,4},? +(?:place|route|cours) +(?:de|du|des|d['’])?)(?: |(?<=['’]))\p{L}/iu;
const BIRTH = /(?<!\p{L})n[ée]e?(?:\(e\))? +(?:le|en) +\d/iu;
const CIVILITY = /(?<![\p{L}\d])(?:M\.|Mr\.?|Mme\.?|Mlle\.?|Monsieur|Madame|Mademoiselle) +\p{Lu}/u;
const WORDS_ONLY = /^\p{L}{2,}(?:[ .]+\p{L}{2,}(?:[-'’]\p{L}+)*){1,4}$/u;
const GIVEN_NAME = /^\p{Lu}\p{Ll}{2,}(?:[- ]\p{Lu}\p{Ll}+)*$/u;
const WHOLE_DATE = /^(?:(\d{4})-\d{2}-\d{2}(?:[T ].*)?|\d{1,2}[/.-]\d{1,2}[/.-](\d{4}))$/;

/** Nobody is oriented before this year: an older date in an unknown column is taken for a birth. */
const FIRST_EVENT_YEAR = 2006;

/** What a text reveals of a person; null when it shows none of the known shapes. */
export function checkContent(text: string, place: TextPlace): PersonalKind | null {
	if (text.length < 4) return null;
	if (text.includes('@') && EMAIL.test(text)) return 'adresse électronique';
	const digits = countDigits(text);
	if (digits >= 9 && PHONE.test(text)) return 'numéro de téléphone';
	if (digits >= 13 && hasNir(text)) return 'numéro de sécurité sociale';
	if (text.includes(' ')) {
		if (digits > 0 && STREET.test(text)) return 'adresse postale';
		if (digits > 0 && BIRTH.test(text)) return 'date de naissance';
		if (CIVILITY.test(text)) return 'nom ou prénom';
	}
	if (place === 'identifiant' && digits === 0) {
		if (WORDS_ONLY.test(text) || GIVEN_NAME.test(text)) return 'nom ou prénom';
	}
	if (place === 'colonne inconnue' && digits >= 6 && isBirthDate(text)) return 'date de naissance';
	return null;
}

function countDigits(text: string): number {
	let digits = 0;
	for (let index = 0; index < text.length; index++) {
		const code = text.charCodeAt(index);
		if (code >= 48 && code <= 57) digits += 1;
	}
	return digits;
}

function isBirthDate(text: string): boolean {
	const match = WHOLE_DATE.exec(text.trim());
	const year = Number(match?.[1] ?? match?.[2] ?? Number.NaN);
	return year >= 1900 && year < FIRST_EVENT_YEAR;
}

/** Whether a text holds 13 characters and the key that belongs to them: key = 97 − (number mod 97). */
export function hasNir(text: string): boolean {
	for (const [match] of text.matchAll(NIR)) {
		const compact = match.replace(/[^\dAB]/gi, '').toUpperCase();
		if (isNir(compact)) return true;
	}
	return false;
}

function isNir(compact: string): boolean {
	if (compact.length !== 15) return false;
	// Corsica: 2A counts as 19, 2B as 18.
	const body = compact.slice(0, 13).replace('2A', '19').replace('2B', '18');
	if (!/^\d{13}$/.test(body)) return false;
	return 97 - (Number(body) % 97) === Number(compact.slice(13));
}
