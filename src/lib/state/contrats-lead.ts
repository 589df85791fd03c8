import { describeAfterCutOff } from '../models/cell.ts';
import { formatPercent, formatPlain, NBSP } from '../models/format.ts';
import type { LeadPart } from '../models/lead.ts';
import { describeScope, findRow, plain, strong, type PageContext } from './page.ts';

/** Two sentences at most; what is withheld or unknown is left out of them. */
export function toContractsLead(page: PageContext): readonly LeadPart[] {
	const { period } = page;
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	const signed = findRow(page, 'cer_signes')?.valeur ?? null;
	if (signed === null) return [plain('Aucun chiffre n’est publié pour cette période.')];
	const one = signed < 2;
	return [
		strong(`${formatPlain(signed)} ${one ? 'contrat' : 'contrats'}`),
		plain(` d’engagements réciproques (CER) ${one ? 'a été signé' : 'ont été signés'} `),
		plain(describeScope(page)),
		...describeRanks(page),
		plain('.'),
		...describeDelays(page),
	];
}

function describeRanks(page: PageContext): readonly LeadPart[] {
	const first = findRow(page, 'cer_signes', 'rang', 'premier')?.valeur ?? null;
	const next = findRow(page, 'cer_signes', 'rang', 'renouvellement')?.valeur ?? null;
	if (first === null || next === null || first + next === 0) return [];
	return [
		plain(', dont '),
		strong(`${formatPlain(first)} ${first < 2 ? 'premier contrat' : 'premiers contrats'}`),
		plain(` et ${formatPlain(next)} ${next < 2 ? 'renouvellement' : 'renouvellements'}`),
	];
}

function describeDelays(page: PageContext): readonly LeadPart[] {
	const days = findRow(page, 'delai_median_premier_cer')?.valeur ?? null;
	const share = findRow(page, 'delai_premier_cer_respecte')?.valeur ?? null;
	const months = page.exercice.regles.delai_premier_cer_mois;
	const delay = `${months}${NBSP}mois`;
	const half = [
		plain(' La moitié des orientations ont un premier contrat dans les '),
		strong(`${formatPlain(days ?? 0)} ${(days ?? 0) < 2 ? 'jour' : 'jours'}`),
	];
	const inTime = [
		strong(formatPercent(share ?? 0)),
		plain(` des délais de ${delay} échus ont été tenus.`),
	];
	if (days !== null && share !== null) return [...half, plain(', et '), ...inTime];
	if (days !== null) return [...half, plain('.')];
	return share === null ? [] : [plain(' '), ...inTime];
}
