import type { Block, Section } from '../blocks.ts';
import type { Kpi } from '../../models/kpi.ts';

export type Visual = Extract<Block, { kind: 'graphique' | 'tableau' | 'etat-financier' }>;

/** What a slide holds, by where it stands. */
export interface SlideParts {
	readonly kpis: readonly Kpi[];
	readonly texts: readonly Block[];
	readonly visuals: readonly Visual[];
}

/** The figures, the words and the drawings of a slide, each in the order of the report. */
export function splitBlocks({ blocks }: Pick<Section, 'blocks'>): SlideParts {
	return {
		kpis: blocks.flatMap((block) => (block.kind === 'kpi' ? block.kpis : [])),
		texts: blocks.filter(
			({ kind }) =>
				kind === 'titre' || kind === 'paragraphe' || kind === 'liste' || kind === 'citation',
		),
		visuals: blocks.filter(
			(block) =>
				block.kind === 'graphique' || block.kind === 'tableau' || block.kind === 'etat-financier',
		),
	};
}
