import type { Indicator } from '../indicators/indicator.ts';
import { unitWord } from './format.ts';

/** Indicators that count one kind of deliverable: its name says more than « livrables ». */
const NOUNS: Readonly<Partial<Record<string, readonly [one: string, many: string]>>> = {
	tableaux_mensuels_transmis: ['tableau', 'tableaux'],
	reunions_tenues: ['réunion', 'réunions'],
	sorties: ['accompagnement terminé', 'accompagnements terminés'],
};

/** The word beside the value: « personnes », « tableaux », « sur 5 »; empty after a sign. */
export function indicatorNoun(indicator: Indicator, n: number): string {
	const words = NOUNS[indicator.id];
	if (words !== undefined) return words[Math.abs(n) < 2 ? 0 : 1];
	const word = unitWord(indicator.unit, n);
	return indicator.id === 'personnes_par_referent' ? `${word} par référent` : word;
}

/** « Article 2 », « Articles 2 et 4 », « Annexe »; null where no clause asks for the figure. */
export function formatArticle(article: string): string | null {
	if (article === '') return null;
	if (article === 'annexe') return 'Annexe';
	const clauses = article.split(', ');
	const last = clauses.pop() ?? '';
	return clauses.length === 0 ? `Article ${last}` : `Articles ${clauses.join(', ')} et ${last}`;
}
