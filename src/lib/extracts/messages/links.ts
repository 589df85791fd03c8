import { define, formatCount, joinFrench, type MessageDefinition } from './message.ts';

/** Sentences about keys between tables and about the two documents beside them. */
export const linkMessages = {
	'cle-en-double': define(
		'erreur',
		({ details }) =>
			`cet identifiant figure déjà plus haut dans la table${details.length === 0 ? '' : ` (${joinFrench(details)})`}.`,
		'Chaque ligne doit avoir son propre identifiant : supprimez la ligne en double, ou corrigez son identifiant.',
	),
	'valeur-en-double': define(
		'erreur',
		({ details }) =>
			`cette valeur figure déjà plus haut, alors qu'elle doit être unique${details.length === 0 ? '' : ` (${joinFrench(details)})`}.`,
		'Supprimez la ligne en double, ou corrigez la valeur.',
	),
	'lien-rompu': define(
		'erreur',
		({ details }) => `la valeur ne correspond à aucune ligne de ${details.join('')}.`,
		({ details }) =>
			`Corrigez l'identifiant, ou ajoutez la ligne qui manque dans ${details.join('')} ; vérifiez que les deux fichiers viennent du même export.`,
	),
	'presents-superieurs-invites': define(
		'erreur',
		"il y a plus de présents que d'invités.",
		"Corrigez l'un des deux nombres.",
	),
	'convention-absente': define(
		'erreur',
		'le fichier « convention.json » manque : sans lui, ni objectifs ni périodes ne sont connus.',
		'Ajoutez « convention.json » à côté des tables ; un modèle se trouve dans les extraits de démonstration.',
	),
	'document-en-double': define(
		'erreur',
		({ details }) => `plusieurs fichiers portent ce nom (${joinFrench(details)}).`,
		'Gardez un seul de ces fichiers et retirez les autres.',
	),
	'json-illisible': define(
		'erreur',
		"le fichier n'est pas un document JSON valide.",
		'Reprenez un exemplaire valide, ou corrigez-le : une virgule, une accolade ou un guillemet manque souvent.',
	),
	'convention-invalide': define(
		'erreur',
		({ count, details }) =>
			`${count === 1 ? "une indication n'est pas valide" : `${formatCount(count)} indications ne sont pas valides`} : ${details.join(' ; ')}${count > details.length ? ' ; …' : '.'}`,
		"Corrigez « convention.json » d'après le dictionnaire des données.",
	),
	'clauses-invalides': define(
		'erreur',
		({ count, details }) =>
			`${count === 1 ? "une indication n'est pas valide" : `${formatCount(count)} indications ne sont pas valides`} : ${details.join(' ; ')}${count > details.length ? ' ; …' : '.'}`,
		"Corrigez « clauses.json » d'après le dictionnaire des données, ou retirez ce fichier, qui est facultatif.",
	),
	'datapackage-invalide': define(
		'erreur',
		({ details }) => `le document est mal formé : ${joinFrench(details)}.`,
		'Refaites le document, ou retirez-le : les tables sont lues aussi sans lui.',
	),
	'ressource-absente': define(
		'erreur',
		"ce fichier est annoncé par « datapackage.json » mais n'a pas été fourni.",
		'Ajoutez le fichier, ou retirez-le de « datapackage.json ».',
	),
	'ressource-modifiee': define(
		'erreur',
		({ details }) =>
			`le fichier n'est plus celui que « datapackage.json » annonce (${joinFrench(details)}) : il a changé depuis sa préparation.`,
		"Reprenez le fichier d'origine, ou refaites « datapackage.json » si le changement est voulu.",
	),
	'empreinte-non-verifiee': define(
		'avertissement',
		"l'empreinte annoncée n'a pas pu être vérifiée (forme inconnue, ou page servie sans connexion sécurisée).",
		"Ouvrez la page en https ou sur localhost ; l'empreinte attendue est de la forme « sha256:… ».",
	),
} as const satisfies Record<string, MessageDefinition>;
