import type { Convention } from '../../lib/schemas/schemas.ts';
import { createExercices } from './agreement.ts';
import { references } from './references.ts';

/** The convention of the fictitious extracts; `scale` turns a count of the story into one of the data. */
export function createConvention(scale: (count: number) => number): Convention {
	return {
		titre: 'Accompagnement social des bénéficiaires du RSA – Drôme 2020',
		departement: 'Département de la Drôme',
		caf: 'CAF de la Drôme',
		mention_communication: 'avec la participation du Département',
		actions: [
			{ code: 'accompagnement', libelle: 'Accompagnement social' },
			{ code: 'information', libelle: 'Journées d’information' },
		],
		exercices: createExercices(scale),
		references,
	};
}
