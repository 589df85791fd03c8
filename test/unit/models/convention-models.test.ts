import { describe, expect, it } from 'vitest';
import { settle, type ActionAccount } from '../../../src/lib/convention/settlement.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toStatement } from '../../../src/lib/models/accounts.ts';
import { toActionTable } from '../../../src/lib/models/action-table.ts';
import { toAttendance } from '../../../src/lib/models/attendance.ts';
import { selectDeadlines } from '../../../src/lib/models/deadlines.ts';
import { toMarks } from '../../../src/lib/models/marks.ts';
import { toSessionStrip } from '../../../src/lib/models/session-strip.ts';
import { toSessionTable } from '../../../src/lib/models/session-table.ts';
import { selectSessions } from '../../../src/lib/models/sessions.ts';
import { describeRule, listFormulas } from '../../../src/lib/models/settlement-words.ts';
import { toSpending } from '../../../src/lib/models/spending.ts';
import { toCsv } from '../../../src/lib/models/table.ts';
import { toTimeline } from '../../../src/lib/models/timeline.ts';
import { toWaterfall } from '../../../src/lib/models/waterfall.ts';
import { ACCOUNTS, ACTIONS, DELIVERABLES, KNOWN_YEAR, SESSIONS } from './convention-rows.ts';
import { toLookup, toPeriod, toRow, withhold, YEAR } from './rows.ts';

const SCOPE = { period: YEAR, where: 'ensemble des pôles' };
const OPEN = { ...SCOPE, openMonths: [1, 2, 3, 4, 5, 6, 9, 10, 11, 12] };
const EXERCICE = { annee: 2020, date_debut: '2020-01-01', date_fin: '2020-12-31' };
const plain = (text: string) => text.replaceAll('\u00A0', ' ');

describe('sessions', () => {
	it('are those of the period, of the pôle and of what is known', () => {
		const count = (period: typeof YEAR, pole: string) =>
			selectSessions(SESSIONS, period, pole).length;
		expect(count(YEAR, 'ENSEMBLE')).toBe(9);
		expect(count(YEAR, 'GV')).toBe(6);
		expect(count(toPeriod('2020-S1', '2020-01-01', '2020-06-30'), 'ENSEMBLE')).toBe(7);
		expect(count(toPeriod('2020', '2020-01-01', '2020-12-31', '2020-06-15'), 'ENSEMBLE')).toBe(6);
	});

	it('stand in their month, open or closed, with their mark', () => {
		const strip = toSessionStrip(SESSIONS, OPEN);
		expect(strip.months.map(({ tiles }) => tiles.map(({ mark }) => mark))).toEqual([
			['tenue'],
			['tenue'],
			['reportee'],
			['force_majeure'],
			['annulee'],
			['tenue', 'tenue'],
			[],
			['tenue'],
			[],
			[],
			[],
			['tenue'],
		]);
		expect(strip.months.filter(({ isOpen }) => !isOpen).map(({ label }) => label)).toEqual([
			'juil.',
			'août',
		]);
		expect(strip.reading).toMatch(/mars, avril, mai, septembre, octobre et novembre\.$/);
		expect(strip.table.rows.at(-1)?.cells.map(({ number }) => number)).toEqual([6, 3, 60, null]);
	});

	it('leave what comes after the cut-off aside', () => {
		const period = toPeriod('2020', '2020-01-01', '2020-12-31', '2020-04-15');
		const strip = toSessionStrip(selectSessions(SESSIONS, period, 'ENSEMBLE'), { ...OPEN, period });
		expect(strip.months.filter(({ isToCome }) => isToCome)).toHaveLength(8);
		expect(plain(strip.reading ?? '')).toBe('mois ouverts sans séance tenue : mars.');
		const later = toPeriod('2020-S2', '2020-07-01', '2020-12-31', '2020-04-15');
		expect(toSessionStrip([], { ...OPEN, period: later }).state).toBe('apres_arrete');
		expect(toAttendance([], { ...SCOPE, period: later }).state).toBe('apres_arrete');
		expect(toSessionStrip([], OPEN).message).toBe('Aucune séance sur la période.');
	});

	it('are a ring and a disc each, with no rate where nobody was invited', () => {
		const model = toAttendance(SESSIONS, SCOPE);
		expect(model.rows.map(({ aside }) => plain(aside))).toEqual([
			'52,6 %',
			'50,0 %',
			'47,1 %',
			'63,6 %',
			'—',
			'100,0 %',
		]);
		expect(model.alt).toContain('De 8 sur 17 (11 juin) à 19 sur 19 (1er déc.)');
		const [first] = SESSIONS;
		if (first === undefined) throw new Error('sessions: none');
		const many = Array.from({ length: 50 }, (_, index) => ({ ...first, id: String(index) }));
		const long = toAttendance(many, SCOPE);
		expect(long.rows).toHaveLength(40);
		expect(long.population).toMatch(/40 dernières séances/);
		expect(long.table.rows).toHaveLength(51);
	});

	it('justify days of work when they are held', () => {
		const { rows, total, table } = toSessionTable(SESSIONS, SCOPE);
		expect(total).toMatchObject({ information: '3', preparation: '3', days: '6' });
		expect(total.themes).toEqual(['6 sur 6', '6 sur 6', '6 sur 6', '5 sur 6']);
		expect(rows[3]?.days).toBe('');
		expect(rows[3]?.themes).toEqual([null, null, null, null]);
		expect(toCsv(table)).toMatch(/2020-06-11;GV;Tenue;17;8;0,5;0,5;1;oui;oui;oui;non/);
	});

	it('are marked by participants and by others', () => {
		const row = (modalite: string, numerateur: number, denominateur: number) =>
			toRow({
				indicateur: 'satisfaction_moyenne',
				ventilation: modalite === '' ? '' : modalite === 'contenu' ? 'critere' : 'evaluateur',
				modalite,
				numerateur,
				denominateur,
			});
		const rows = [
			row('', 40, 10),
			row('contenu', 9, 2),
			row('charge_developpement_territorial', 7, 2),
		];
		const options = { period: YEAR, pole: 'ENSEMBLE', where: 'ensemble des pôles' };
		const indicator = getIndicator('satisfaction_moyenne');
		const { rows: shown } = toMarks(toLookup(rows), indicator, options);
		expect(shown.map(({ shape, cell, aside }) => `${shape} ${cell.text} ${plain(aside)}`)).toEqual([
			'disque 4,0 10 notes',
			'disque 4,5 2 notes',
			'disque nd ',
			'disque nd ',
			'disque nd ',
			'carre 3,5 2 notes',
		]);
		expect(toMarks(toLookup(rows.map(withhold)), indicator, options).state).toBe('secret');
	});
});

describe('deadlines', () => {
	const options = { period: KNOWN_YEAR, exercice: EXERCICE, actions: ACTIONS };

	it('are early, late, missing or to come, by due date', () => {
		const list = selectDeadlines(DELIVERABLES, options);
		expect(list.map(({ state, gap }) => `${state}, ${plain(gap)}`)).toEqual([
			'a_temps, 3 jours d’avance',
			'en_retard, 12 jours de retard',
			'manquant, 309 jours de retard',
			'a_temps, le jour dit',
			'en_retard, 1 jour de retard',
			'a_temps, 2 jours d’avance',
			'a_temps, 2 jours d’avance',
			'a_venir, à venir',
		]);
		expect(list[4]?.mention).toBe(false);
		expect(list[5]?.about).toBe('2020, accompagnement social');
	});

	it('of a part of the exercise are those whose own period lies within', () => {
		const period = { ...KNOWN_YEAR, id: '2020-S1', fin: '2020-06-30' };
		const list = selectDeadlines(DELIVERABLES, { ...options, period });
		expect(list.map(({ about }) => about)).toEqual([
			'janvier 2020',
			'mars 2020',
			'avril 2020',
			'2020, 1er semestre',
		]);
	});

	it('have a lane a type; two of one day stand side by side', () => {
		const model = toTimeline(selectDeadlines(DELIVERABLES, options), KNOWN_YEAR);
		expect(model.lanes.map(({ id, levels }) => [id, levels])).toEqual([
			['tableau_mensuel', 1],
			['rapport_activite', 2],
			['budget_previsionnel', 1],
			['reunion_semestrielle', 1],
			['document_communication', 1],
		]);
		expect(plain(model.reading ?? '')).toBe(
			'« tableau mensuel (avril 2020) » était attendu le 10 mai 2020 et n’est pas remis, 309 jours de retard.',
		);
		expect(toTimeline([], KNOWN_YEAR).message).toBe('Aucun livrable attendu pour la période.');
	});
});

describe('accounts', () => {
	const actions = [...ACTIONS].map(([id, label]) => ({ id, label }));

	it('are summed by side, contributions in kind apart', () => {
		const { groups, table } = toStatement(ACCOUNTS, actions, 'État');
		expect(
			groups.map(({ id, sections, result }) => [
				id,
				sections.map((section) => section.total?.realise ?? null),
				result.realise,
			]),
		).toEqual([
			['accompagnement', [29484.08, 29484.08, null], 0],
			['information', [120.1, 1189.32], 1069.22],
			['ensemble', [29604.18, 30673.4], 1069.22],
		]);
		expect(groups[1]?.sections[0]?.total?.share).toBeNull();
		expect(toCsv(table)).toMatch(/Accompagnement social;Dépenses;60;Compte 60;980;942,35;-37,65;/);
	});

	it('are empty without a line', () => {
		expect(toStatement([], actions, 'État').groups).toEqual([]);
	});

	it('compare what was spent with what was planned', () => {
		const rate = getIndicator('taux_execution');
		const rows = [
			toRow({ indicateur: rate.id, numerateur: 90, denominateur: 100 }),
			toRow({
				indicateur: rate.id,
				ventilation: 'action',
				modalite: 'information',
				numerateur: 10,
				denominateur: 0,
			}),
		];
		const [whole, none, unplanned] = toSpending(toLookup(rows), rate, '2020', ACTIONS);
		expect(plain(whole?.share ?? '')).toBe('90,0 %');
		expect(none?.spent).toBe('nd');
		expect(unplanned?.bullet).toBeNull();
		const table = toActionTable(toLookup(rows.map(withhold)), {
			period: YEAR,
			indicators: [rate],
			actions: ACTIONS,
			caption: 'Comptes',
		});
		expect(table.rows[0]?.cells.map(({ state }) => state)).toEqual(['secret', 'inconnu', 'secret']);
	});
});

describe('the balance in words', () => {
	const accounts: readonly ActionAccount[] = [
		{
			action: 'accompagnement',
			budget: 27500,
			realise: 98,
			cible: 100,
			tolerance: 0.1,
			depenses: 36595.86,
			acompte: 22000,
		},
		{
			action: 'information',
			budget: 3614,
			realise: 10,
			cible: 13,
			depenses: 4039.32,
			acompte: 2891.2,
		},
	];
	const rules = (['prorata', 'tout_ou_rien'] as const).flatMap((method) =>
		[true, false].map((isCapped) => ({ method, isCapped })),
	);

	it('has a formula with its numbers for each rule', () => {
		const words = rules.map((rule) => [
			describeRule(rule),
			...listFormulas(settle(accounts, rule), ACTIONS),
		]);
		expect(words.map((lines) => lines.map(plain))).toMatchSnapshot();
	});

	it('goes down from the greatest balance to the simulated one', () => {
		const { steps } = toWaterfall(settle(accounts), ACTIONS, 2020);
		expect(steps.map(({ label, text }) => `${label} ${plain(text)}`)).toEqual([
			'Solde maximal 6 222,80 €',
			'Réduction, accompagnement social − 550,00 €',
			'Réduction, information collective − 834,00 €',
			'Solde simulé 4 838,80 €',
		]);
		for (const rule of rules) {
			const settled = settle(accounts, rule);
			const lastCut = toWaterfall(settled, ACTIONS, 2020).steps.at(-2);
			expect(lastCut?.to).toBeCloseTo(settled.solde ?? Number.NaN, 6);
		}
	});

	it('says an overpaid advance', () => {
		const paid = accounts.map((one) => ({ ...one, realise: 0 }));
		const model = toWaterfall(settle(paid), ACTIONS, 2020);
		expect(plain(model.reading ?? '')).toMatch(/^l’acompte versé dépasse de 24 891,20 €/);
	});
});
