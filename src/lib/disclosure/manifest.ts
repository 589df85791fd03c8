import type { Period } from '../indicators/periods.ts';
import type { Model } from './model.ts';
import type { Extraction, Manifest } from './publication.ts';
import type { Choice } from './secondary.ts';
import type { Solver } from './solver.ts';
import { RELEASED_TABLES } from './scope.ts';

/** Version of the columns and of the places of the long table as it is published. */
export const PUBLICATION_SCHEMA = '1.0.0';

export interface ManifestFacts {
	readonly model: Model;
	readonly choice: Choice;
	/** What the audit says: see `AuditSummary.bornes_connues`. */
	readonly knownBounds: number;
	readonly periods: readonly Period[];
	readonly rows: { readonly published: number; readonly withheld: number };
	readonly extraction: Extraction;
	readonly files: Manifest['fichiers'];
	readonly previous: readonly string[];
	readonly solver: Solver;
}

/** The manifest of a publication that passed its audit. */
export function writeManifest(facts: ManifestFacts): Manifest {
	const { model, choice, knownBounds, periods, rows, extraction, files, previous, solver } = facts;
	const primary = countRows(model, (unit) => model.units[unit]?.isPrimary === true);
	return {
		edition: 'diffusion',
		schema: PUBLICATION_SCHEMA,
		exercice: periods[0]?.exercice ?? 0,
		periodes: periods.map(({ id }) => id),
		extraction,
		regle: describeRule(model.threshold, knownBounds),
		seuil: model.threshold,
		tables: RELEASED_TABLES,
		lignes: {
			publiees: rows.published,
			retenues: rows.withheld,
			primaires: primary,
			secondaires: rows.withheld - primary,
		},
		perte: measureLoss(model, choice),
		audit: {
			conclusion: 'protege',
			secrets: model.sensitive.length,
			bornes_connues: knownBounds,
			programmes_lineaires: solver.linear,
			programmes_entiers: solver.whole,
			solveur: solver.name,
			relations: model.relations.length,
			relations_ecartees: [...model.dropped].map(([famille, nombre]) => ({ famille, nombre })),
		},
		fichiers: files,
		precedents: previous,
		limites: LIMITS,
	};
}

function countRows(model: Model, isCounted: (unit: number) => boolean): number {
	return model.units.reduce(
		(sum, { rows }, unit) => (isCounted(unit) ? sum + rows.length : sum),
		0,
	);
}

function measureLoss(model: Model, { weight, bound }: Choice): Manifest['perte'] {
	const whole = model.units.reduce((sum, unit) => (unit.isPrimary ? sum : sum + unit.weight), 0);
	const share = (part: number): number =>
		whole === 0 ? 0 : Math.floor((part / whole) * 10_000 + 1e-6) / 10_000;
	return {
		ponderee: whole === 0 ? 0 : Math.round((weight / whole) * 10_000) / 10_000,
		borne: share(bound),
	};
}

function describeRule(threshold: number, knownBounds: number): string {
	const known =
		knownBounds === 0
			? ''
			: ` Font exception ${knownBounds} bornes que des écarts supposés connus donnent même si rien n’est publié\u00A0: la publication n’y ajoute rien.`;
	return `Un effectif de 1 à ${threshold - 1} n’est pas publié, ni ce qui permettrait de le calculer ou de savoir qu’il est sous le seuil de ${threshold}\u00A0: toute la publication étant connue, chaque petit effectif peut encore valoir 1 comme ${threshold}.${known}`;
}

const LIMITS =
	'N’est pas couvert ce que quelqu’un sait personnellement des familles, plusieurs personnes qui mettent en commun ce qu’elles savent, ni une fuite par qui détient les extraits.';
