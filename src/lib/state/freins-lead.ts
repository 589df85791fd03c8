import { describeAfterCutOff } from '../models/cell.ts';
import { formatPercent, formatPlain } from '../models/format.ts';
import type { LeadPart } from '../models/lead.ts';
import { describeScope, findRow, plain, strong, type PageContext } from './page.ts';

/** Two sentences at most; what is withheld or unknown is left out of them. */
export function toFreinsLead(page: PageContext): readonly LeadPart[] {
	const { period } = page;
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	const found = findRow(page, 'freins_identifies')?.valeur ?? null;
	if (found === null) return [plain('Aucun chiffre n’est publié pour cette période.')];
	const solved = findRow(page, 'freins_solutionnes')?.valeur ?? null;
	const one = found < 2;
	return [
		strong(`${formatPlain(found)} ${one ? 'frein' : 'freins'}`),
		plain(` ${one ? 'a été identifié' : 'ont été identifiés'}`),
		...(solved === null
			? []
			: [plain(' et '), strong(`${formatPlain(solved)} ${solved < 2 ? 'levé' : 'levés'}`)]),
		plain(` ${describeScope(page)}.`),
		...toProgress(page),
	];
}

function toProgress(page: PageContext): readonly LeadPart[] {
	const row = findRow(page, 'personnes_ayant_progresse');
	if (row?.valeur == null || row.numerateur === null || row.denominateur === null) return [];
	const one = row.numerateur < 2;
	return [
		plain(' '),
		strong(`${formatPlain(row.numerateur)} ${one ? 'personne' : 'personnes'}`),
		plain(
			` sur ${formatPlain(row.denominateur)} ${one ? 'a' : 'ont'} progressé, soit ${formatPercent(row.valeur)}.`,
		),
	];
}
