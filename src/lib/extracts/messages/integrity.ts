import { define, type MessageDefinition } from './message.ts';

const CHECK_DATES = "Vérifiez les dates dans le logiciel d'origine.";

/** Sentences about what should hold between tables: warnings, the rows are kept. */
export const integrityMessages = {
	'pole-non-couvert': define(
		'avertissement',
		'orientation vers la CAF par un pôle que la CAF ne couvre pas.',
		"Vérifiez le pôle de l'orientation, ou la colonne « couvert_par_caf » de la table des pôles.",
	),
	'enfant-de-plus-de-trois-ans': define(
		'avertissement',
		"ni enfant de moins de trois ans, ni grossesse déclarée : la personne n'est pas dans le public de la convention.",
		"Vérifiez ces deux informations ; si elles sont justes, l'orientation compte comme non conforme.",
	),
	'seance-en-mois-ferme': define(
		'avertissement',
		"séance tenue un mois où la convention n'en prévoit pas.",
		'Vérifiez la date, ou les mois ouverts de « convention.json ».',
	),
	'accompagnement-avant-orientation': define(
		'avertissement',
		"l'accompagnement commence avant la décision d'orientation.",
		CHECK_DATES,
	),
	'accompagnement-fini-avant-debut': define(
		'avertissement',
		"l'accompagnement finit avant d'avoir commencé.",
		CHECK_DATES,
	),
	'sortie-sans-motif': define(
		'avertissement',
		'sortie datée, mais sans motif.',
		'Renseignez « motif_sortie » ; sans lui, la sortie compte comme « non renseigné ».',
	),
	'motif-sans-sortie': define(
		'avertissement',
		'motif de sortie renseigné, mais la date de sortie est vide.',
		"Renseignez « date_fin », ou effacez le motif ; sans date, l'accompagnement compte comme en cours.",
	),
	'accompagnements-simultanes': define(
		'avertissement',
		"l'accompagnement commence alors qu'un autre, de la même personne, est en cours.",
		"Vérifiez les dates, ou terminez le premier accompagnement ; la personne n'est comptée qu'une fois.",
	),
	'deux-referents': define(
		'avertissement',
		'la personne a deux référents en même temps.',
		"Gardez un seul référent, ou terminez l'accompagnement du premier.",
	),
	'cer-fini-avant-debut': define(
		'avertissement',
		"le CER finit avant d'avoir commencé.",
		CHECK_DATES,
	),
	'cer-avant-orientation': define(
		'avertissement',
		"CER signé avant la décision d'orientation.",
		CHECK_DATES,
	),
	'cer-apres-sortie': define(
		'avertissement',
		"CER signé après la fin de l'accompagnement.",
		CHECK_DATES,
	),
	'rangs-de-cer': define(
		'avertissement',
		"les rangs des CER d'un accompagnement ne se suivent pas (1, 2, 3…) dans l'ordre des signatures.",
		'Corrigez le rang, ou ajoutez le CER qui manque.',
	),
	'renouvellement-avant-precedent': define(
		'avertissement',
		"le renouvellement commence avant le CER qu'il renouvelle.",
		CHECK_DATES,
	),
	'duree-de-cer': define(
		'avertissement',
		'CER plus court ou plus long que ce que la convention prévoit.',
		'Vérifiez les dates ; si elles sont justes, le CER compte comme non conforme.',
	),
	'frein-hors-accompagnement': define(
		'avertissement',
		"date du frein en dehors de l'accompagnement.",
		CHECK_DATES,
	),
	'etape-hors-accompagnement': define(
		'avertissement',
		"étape réalisée en dehors de l'accompagnement.",
		CHECK_DATES,
	),
	'action-hors-accompagnement': define(
		'avertissement',
		"action partenariale en dehors de l'accompagnement.",
		CHECK_DATES,
	),
	'frein-resolu-avant-identifie': define(
		'avertissement',
		"frein levé avant d'avoir été identifié.",
		CHECK_DATES,
	),
	'frein-sans-evenement': define(
		'avertissement',
		"frein identifié depuis plus d'un an, ni levé ni clos.",
		"Vérifiez s'il a été levé depuis ; sinon, rien à faire.",
	),
	'etape-sans-evenement': define(
		'avertissement',
		"étape prévue depuis plus d'un an, ni réalisée ni abandonnée.",
		'Renseignez sa réalisation ou son abandon ; sinon, rien à faire.',
	),
	'date-lointaine': define(
		'avertissement',
		"date postérieure de plus de deux ans à l'arrêté des données.",
		"Vérifiez l'année : une faute de frappe est probable.",
	),
	'apres-arrete': define(
		'avertissement',
		"date postérieure à l'arrêté des données ; l'événement est gardé mais ne compte pas.",
		"Vérifiez la date ; l'arrêté est la date d'extraction de « datapackage.json » ou, à défaut, celle de la convention.",
	),
} as const satisfies Record<string, MessageDefinition>;
