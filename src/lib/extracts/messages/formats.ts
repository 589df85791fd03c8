import { define, type MessageDefinition } from './message.ts';

const AGAIN = "Refaites l'export depuis votre logiciel, puis déposez de nouveau le fichier.";
const SAVE_AS_CSV =
	'Ouvrez ce fichier dans votre tableur, puis « Enregistrer sous » au format « CSV UTF-8 ».';

/** Sentences about the format of a file: what its bytes are, and whether they are whole. */
export const formatMessages = {
	'contenu-html': define(
		'erreur',
		"le contenu est une page web, pas des données : c'est souvent une page d'erreur enregistrée à la place de l'export.",
		AGAIN,
	),
	'contenu-classeur': define(
		'erreur',
		"le contenu est un classeur ou une archive (XLSX, ODS, ZIP), malgré l'extension du fichier.",
		`${SAVE_AS_CSV} Si c'est une archive, renommez-la en « .zip ».`,
	),
	'contenu-gzip': define(
		'erreur',
		"le contenu est compressé (gzip), malgré l'extension du fichier.",
		'Ajoutez « .gz » à la fin du nom du fichier, par exemple « contrats.csv.gz ».',
	),
	'contenu-non-gzip': define(
		'erreur',
		"le contenu n'est pas compressé (gzip), malgré l'extension « .gz » du fichier.",
		'Retirez « .gz » de la fin du nom du fichier.',
	),
	'gzip-illisible': define(
		'erreur',
		'le fichier compressé (gzip) est abîmé ou incomplet : son contenu ne peut pas être lu.',
		'Copiez de nouveau le fichier en entier, ou déposez-le sans compression.',
	),
	'gzip-trop-gros': define(
		'erreur',
		'le fichier, une fois décompressé, est trop gros pour être lu ici.',
		"Vérifiez que c'est le bon fichier ; sinon, fournissez cette table au format Parquet.",
	),
	'classeur-illisible': define(
		'erreur',
		"le classeur est abîmé ou incomplet, ou n'en est pas un : son contenu ne peut pas être lu.",
		'Ouvrez-le dans votre tableur, enregistrez-le de nouveau au format XLSX ou ODS, puis déposez-le.',
	),
	'classeur-ancien': define(
		'erreur',
		"le classeur est protégé par un mot de passe, ou d'un format qui n'est pas lu ici (XLS, XLSB).",
		'Enregistrez-le sans mot de passe au format XLSX ou ODS, puis déposez-le.',
	),
	'classeur-trop-gros': define(
		'erreur',
		'le classeur, une fois déployé, est trop gros pour être lu ici.',
		'Enregistrez chaque feuille au format « CSV UTF-8 », puis déposez ces fichiers.',
	),
	'classeur-vide': define(
		'avertissement',
		'aucune feuille de ce classeur ne contient de données.',
		"Rien à faire si c'est voulu ; sinon, vérifiez que c'est le bon fichier.",
	),
	'paquet-non-lu': define(
		'erreur',
		'les paquets « .duckdb » ne peuvent pas être lus ici.',
		'Déposez chaque table au format CSV ou Parquet.',
	),
	'paquet-illisible': define(
		'erreur',
		"le paquet « .duckdb » est abîmé, ou n'en est pas un : son contenu ne peut pas être lu.",
		'Refaites le paquet, ou déposez chaque table au format CSV ou Parquet.',
	),
	'contenu-parquet': define(
		'erreur',
		"le contenu est au format Parquet, malgré l'extension du fichier.",
		'Renommez le fichier en « .parquet ».',
	),
	'contenu-binaire': define('erreur', "le contenu n'est pas un texte CSV.", SAVE_AS_CSV),
	'contenu-non-parquet': define(
		'erreur',
		"le contenu n'est pas au format Parquet, malgré l'extension du fichier.",
		"Renommez le fichier en « .csv » si c'est un CSV ; sinon refaites l'export.",
	),
	'parquet-coupe': define(
		'erreur',
		"le fichier Parquet est incomplet : sa fin manque, sans doute à cause d'une copie ou d'un téléchargement interrompu.",
		'Copiez de nouveau le fichier en entier, puis déposez-le.',
	),
	'parquet-illisible': define(
		'erreur',
		'le fichier Parquet est abîmé : son contenu ne peut pas être lu.',
		AGAIN,
	),
	'zip-illisible': define(
		'erreur',
		"l'archive ZIP est abîmée ou incomplète : son contenu ne peut pas être lu.",
		"Refaites l'archive, ou déposez directement les fichiers qu'elle contient.",
	),
	'zip-protege': define(
		'erreur',
		"l'archive ZIP est protégée par un mot de passe.",
		"Déposez directement les fichiers qu'elle contient.",
	),
	'zip-trop-gros': define(
		'erreur',
		"l'archive ZIP contient trop de fichiers, ou des fichiers trop gros une fois déployés.",
		"Vérifiez que c'est la bonne archive ; déposez seulement les douze tables et leurs deux documents.",
	),
} as const satisfies Record<string, MessageDefinition>;
