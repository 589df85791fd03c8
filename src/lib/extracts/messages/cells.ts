import { define, joinFrench, type MessageDefinition } from './message.ts';

const READ_AS_DAY_FIRST = "Écrivez les dates comme 2020-03-31 ou 31/03/2020 (le jour d'abord).";

/** Sentences about single cells: what cannot be read, what was converted, what names a person. */
export const cellMessages = {
	'valeur-obligatoire': define(
		'erreur',
		"la valeur manque alors qu'elle est obligatoire.",
		({ expected }) => `Complétez la cellule : ${expected ?? ''}.`,
	),
	'date-illisible': define('erreur', "ce n'est pas une date lisible.", READ_AS_DAY_FIRST),
	'date-impossible': define(
		'erreur',
		"cette date n'existe pas dans le calendrier (par exemple un 31 février).",
		`Corrigez la date. ${READ_AS_DAY_FIRST}`,
	),
	'date-annee-courte': define(
		'erreur',
		"l'année n'a que deux chiffres ; rien ne permet d'être sûr du siècle.",
		"Écrivez l'année avec quatre chiffres, par exemple 31/03/2020.",
	),
	'date-hors-limites': define(
		'erreur',
		"l'année n'est pas comprise entre 1900 et 2100.",
		"Corrigez l'année.",
	),
	'date-trop-ancienne': define(
		'erreur',
		"la date est antérieure à décembre 1988 ; un tableur écrit souvent 1900 à la place d'une case vide ou d'un zéro.",
		"Corrigez la date, ou videz la case si elle n'est pas connue.",
	),
	'date-avec-heure': define(
		'erreur',
		'la date porte une heure ; le jour pourrait changer selon le fuseau horaire.',
		'Exportez la date seule, sans heure.',
	),
	'nombre-illisible': define(
		'erreur',
		"ce n'est pas un nombre lisible.",
		({ expected }) =>
			`Attendu : ${expected ?? 'un nombre'}, avec des chiffres seulement, sans unité (par exemple 1234,50).`,
	),
	'entier-attendu': define(
		'erreur',
		"le nombre n'est pas entier.",
		({ expected }) => `Attendu : ${expected ?? 'un nombre entier'}.`,
	),
	'trop-de-decimales': define(
		'erreur',
		'le montant a plus de deux décimales.',
		'Arrondissez au centime. Le point et la virgule sont lus comme des séparateurs de décimales, jamais de milliers.',
	),
	'hors-limites': define(
		'erreur',
		'le nombre est hors des limites.',
		({ expected }) => `Attendu : ${expected ?? ''}.`,
	),
	'booleen-illisible': define(
		'erreur',
		"ce n'est ni « oui » ni « non ».",
		'Écrivez « true » ou « false » (« oui », « non », « vrai », « faux », « 1 » et « 0 » conviennent aussi).',
	),
	'valeur-inconnue': define(
		'erreur',
		({ details }) =>
			details.length === 0
				? 'la valeur ne fait pas partie de la liste permise.'
				: `valeur hors de la liste permise : ${joinFrench(details)}.`,
		({ expected }) =>
			`Remplacez-la par l'une des valeurs permises (${expected ?? ''}), ou ajoutez-la aux vocabulaires de convention.json.`,
	),
	'format-inattendu': define(
		'erreur',
		"la valeur n'a pas la forme attendue.",
		({ expected }) => `Attendu : ${expected ?? ''}.`,
	),
	'texte-trop-long': define(
		'erreur',
		'le texte est anormalement long.',
		"Vérifiez les guillemets et les séparateurs de cette ligne ; aucun texte libre n'est attendu.",
	),
	'type-inattendu': define(
		'erreur',
		'le type de la valeur ne convient pas à cette colonne.',
		({ expected }) => `Attendu : ${expected ?? ''}.`,
	),
	'erreur-de-formule': define(
		'erreur',
		'la case contient une formule en erreur (#REF!, #N/A, #VALEUR!…).',
		'Corrigez la formule, ou remplacez-la par sa valeur.',
	),
	'dates-numerotees': define(
		'conversion',
		'nombres lus comme des dates : le numéro de jour du tableur, sans format de date.',
		'Vérifiez une ou deux de ces dates ; donnez un format de date à la colonne pour éviter le doute.',
	),
	'dates-converties': define(
		'conversion',
		({ count }) =>
			count === 1
				? 'une date a été convertie, le jour lu en premier.'
				: 'des dates ont été converties, le jour lu en premier.',
		'Rien à faire ; la forme de référence est 2020-03-31.',
	),
	'nombres-convertis': define(
		'conversion',
		'nombres écrits à la française convertis (virgule décimale, espaces entre les milliers).',
		'Rien à faire ; la forme de référence est 1234.50.',
	),
	'booleens-convertis': define(
		'conversion',
		'valeurs lues comme « true » ou « false » (oui/non, vrai/faux, 1/0).',
		'Rien à faire ; la forme de référence est « true » ou « false ».',
	),
	'espaces-retires': define(
		'conversion',
		'espaces retirés au début ou à la fin des valeurs.',
		'Rien à faire.',
	),
	'nombres-lus-comme-texte': define(
		'conversion',
		'nombres lus comme du texte.',
		'Rien à faire ; la colonne attendue est un texte.',
	),
	'entete-nominatif': define(
		'erreur',
		({ details }) =>
			`cette colonne annonce une donnée qui identifie une personne (${joinFrench(details)}). Rien n'a été chargé.`,
		'Supprimez cette colonne du fichier, puis déposez-le de nouveau. Aucune donnée nominative ne doit entrer ici.',
	),
	'contenu-nominatif': define(
		'erreur',
		({ details }) =>
			`le contenu ressemble à une donnée qui identifie une personne (${joinFrench(details)}). Rien n'a été chargé.`,
		'Supprimez cette colonne, ou remplacez-y toute donnée nominative par un identifiant tiré au hasard, puis déposez de nouveau le fichier.',
	),
	'nom-de-fichier-nominatif': define(
		'erreur',
		({ details }) =>
			`le nom de ce fichier ressemble à une donnée qui identifie une personne (${joinFrench(details)}). Rien n'a été chargé.`,
		"Renommez le fichier d'après sa table, par exemple « contrats.csv ».",
	),
} as const satisfies Record<string, MessageDefinition>;
