import { define, formatCount, joinFrench, type MessageDefinition } from './message.ts';

const AGAIN = "Refaites l'export depuis votre logiciel, puis déposez de nouveau le fichier.";
/** Sentences about whole files: names, encodings, headers, lines. */
export const fileMessages = {
	'fichier-vide': define('erreur', 'le fichier est vide (0 octet).', AGAIN),
	'fichier-illisible': define(
		'erreur',
		"le fichier n'a pas pu être lu.",
		'Vérifiez que le fichier existe toujours et que vous avez le droit de le lire, puis recommencez.',
	),
	'fichier-trop-gros': define(
		'erreur',
		'le fichier, une fois déployé, est trop gros pour être lu ici.',
		"Vérifiez que c'est le bon fichier ; sinon, fournissez cette table au format Parquet.",
	),
	'feuilles-ignorees': define(
		'avertissement',
		({ count, details }) =>
			count === 1
				? `la feuille ${details.join('')} n'est pas une table attendue ; elle n'a pas été utilisée.`
				: `${formatCount(count)} feuilles ne sont pas des tables attendues et n'ont pas été utilisées (${details.join(', ')}${count > details.length ? '…' : ''}).`,
		"Rien à faire si ces feuilles n'ont pas à être lues ; sinon, donnez-leur le nom de la table, par exemple « contrats ».",
	),
	'fichiers-ignores': define(
		'avertissement',
		({ count, details }) =>
			count === 1
				? `le fichier ${details.join('')} n'est pas une table attendue ; il n'a pas été utilisé.`
				: `${formatCount(count)} fichiers ne sont pas des tables attendues et n'ont pas été utilisés (${details.join(', ')}${count > details.length ? '…' : ''}).`,
		"Rien à faire si ces fichiers n'ont pas à être lus ; sinon, donnez-leur le nom de la table, par exemple « contrats.csv ».",
	),
	'table-en-double': define(
		'erreur',
		({ details }) => `plusieurs fichiers pour une même table (${joinFrench(details)}).`,
		'Gardez un seul fichier par table et retirez les autres.',
	),
	'table-absente': define(
		'erreur',
		({ place }) => `ce fichier manque (« ${place.table ?? ''}.parquet » conviendrait aussi).`,
		"Ajoutez-le aux autres fichiers ; s'il n'y a rien à y mettre, gardez sa seule ligne d'en-tête.",
	),
	'aucun-extrait': define(
		'erreur',
		"aucune des tables attendues n'a été trouvée.",
		"Déposez le dossier ou l'archive ZIP que prépare la CAF : douze tables (« poles.csv », « orientations.csv »…) et « convention.json ».",
	),
	'table-vide': define(
		'avertissement',
		'la table ne contient aucune ligne de données.',
		"Rien à faire si c'est voulu ; sinon, refaites l'export.",
	),
	'table-vide-interdite': define(
		'erreur',
		'la table ne contient aucune ligne de données.',
		'Ajoutez au moins une ligne : sans pôle, aucun chiffre ne peut être calculé.',
	),
	'entete-illisible': define(
		'erreur',
		"la première ligne ne contient aucun nom de colonne attendu : la ligne d'en-tête manque, ou les colonnes sont mal séparées.",
		({ expected }) =>
			`Placez les noms de colonnes sur la première ligne, séparés par des virgules ou des points-virgules. Colonnes attendues : ${expected ?? ''}.`,
	),
	'colonnes-manquantes': define(
		'erreur',
		({ details }) =>
			details.length === 1
				? `la colonne obligatoire ${details.join('')} manque.`
				: `des colonnes obligatoires manquent : ${joinFrench(details)}.`,
		"Ajoutez ces colonnes, ou corrigez leurs noms dans la ligne d'en-tête.",
	),
	'colonne-en-double': define(
		'erreur',
		'ce nom de colonne figure plusieurs fois dans la première ligne.',
		'Supprimez ou renommez la colonne en trop.',
	),
	'trop-de-colonnes': define(
		'erreur',
		'la première ligne compte beaucoup trop de colonnes.',
		'Vérifiez le séparateur des colonnes, et que ce fichier est le bon.',
	),
	'colonnes-ignorees': define(
		'avertissement',
		({ count, details }) =>
			count === 1
				? `la colonne ${details.join('')} n'est pas attendue ; elle n'a pas été utilisée.`
				: `${formatCount(count)} colonnes ne sont pas attendues et n'ont pas été utilisées (${details.join(', ')}${count > details.length ? '…' : ''}).`,
		"Rien à faire ; si l'une d'elles devait être lue, corrigez son nom.",
	),
	'colonnes-facultatives-absentes': define(
		'avertissement',
		({ details }) =>
			`des colonnes facultatives sont absentes (${joinFrench(details)}) ; elles sont lues comme vides.`,
		'Ajoutez ces colonnes si vous avez ces informations.',
	),
	'entetes-convertis': define(
		'conversion',
		({ details }) =>
			`des noms de colonnes ont été reconnus malgré leurs accents, majuscules ou espaces (${joinFrench(details)}).`,
		'Rien à faire ; les noms attendus sont ceux du dictionnaire des données.',
	),
	'encodage-converti': define(
		'conversion',
		({ details }) => `le texte a été converti depuis l'encodage ${details.join('')}.`,
		"Rien à faire ; à l'avenir, préférez « CSV UTF-8 » à l'enregistrement.",
	),
	'separateur-converti': define(
		'conversion',
		({ details }) => `les colonnes étaient séparées par des ${details.join('')}.`,
		'Rien à faire ; le séparateur attendu est la virgule ou le point-virgule.',
	),
	'lignes-vides': define(
		'conversion',
		'ces lignes sont vides et ont été passées.',
		'Rien à faire.',
	),
	'guillemet-non-ferme': define(
		'erreur',
		"un guillemet ouvert à partir de cette ligne n'est jamais refermé : la suite du fichier est illisible.",
		"Dans un éditeur de texte, refermez ou supprimez ce guillemet, ou refaites l'export.",
	),
	'guillemet-mal-place': define(
		'erreur',
		'un guillemet est mal placé dans une cellule.',
		'Doublez les guillemets à l\'intérieur d\'un texte ("" au lieu de "), ou refaites l\'export.',
	),
	'ligne-trop-longue': define(
		'erreur',
		"la ligne, ou l'une de ses cellules, est anormalement longue.",
		"Vérifiez que le fichier est bien un CSV, avec une ligne par enregistrement, et qu'aucun guillemet n'est resté ouvert à partir de cette ligne.",
	),
	'colonne-unique': define(
		'erreur',
		"tous les noms de colonnes tiennent dans une seule colonne : ce qui les sépare n'est pas reconnu.",
		'Enregistrez le fichier en « CSV » avec la virgule, le point-virgule ou la tabulation comme séparateur.',
	),
	'lignes-de-total': define(
		'conversion',
		'ces lignes de total ont été passées.',
		'Rien à faire ; les totaux sont calculés ici à partir des lignes.',
	),
	'cellules-manquantes': define(
		'erreur',
		({ expected }) => `il manque des cellules : ${expected ?? ''} étaient attendues.`,
		"Complétez ces lignes, ou refaites l'export : un séparateur a pu se perdre.",
	),
	'cellules-en-trop': define(
		'erreur',
		({ expected }) => `il y a trop de cellules : ${expected ?? ''} étaient attendues.`,
		'Mettez entre guillemets les textes qui contiennent le séparateur de colonnes.',
	),
	'fin-tronquee': define(
		'erreur',
		'la dernière ligne est coupée : le fichier est sans doute incomplet.',
		"Copiez de nouveau le fichier en entier, ou refaites l'export.",
	),
} as const satisfies Record<string, MessageDefinition>;
