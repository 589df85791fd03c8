import { describeAfterCutOff } from '../models/cell.ts';
import { formatPercent, formatPlain } from '../models/format.ts';
import type { LeadPart } from '../models/lead.ts';
import { describeScope, findRow, plain, strong, type PageContext } from './page.ts';

/** Two sentences at most; what is withheld or unknown is left out of them. */
export function toExitsLead(page: PageContext): readonly LeadPart[] {
	const { period } = page;
	if (period.debut > period.arrete) return [plain(describeAfterCutOff(period))];
	const exits = findRow(page, 'sorties')?.valeur ?? null;
	if (exits === null) return [plain('Aucun chiffre n’est publié pour cette période.')];
	const scope = describeScope(page);
	if (exits === 0) return [plain(`Aucun accompagnement ne s’est terminé ${scope}.`)];
	const one = exits < 2;
	return [
		strong(`${formatPlain(exits)} ${one ? 'accompagnement' : 'accompagnements'}`),
		plain(` ${one ? 's’est terminé' : 'se sont terminés'} ${scope}.`),
		...toPositive(page),
	];
}

function toPositive(page: PageContext): readonly LeadPart[] {
	const row = findRow(page, 'sorties_positives');
	if (row?.valeur == null || row.numerateur === null || row.denominateur === null) return [];
	const one = row.numerateur < 2;
	const known = formatPlain(row.denominateur);
	const among = row.denominateur < 2 ? 'Sur la seule' : `Parmi les ${known}`;
	return [
		plain(` ${among} dont le motif est connu, `),
		strong(
			`${formatPlain(row.numerateur)} ${one ? 'est une sortie positive' : 'sont des sorties positives'}`,
		),
		plain(`, soit ${formatPercent(row.valeur)}.`),
	];
}
