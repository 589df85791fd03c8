import { describe, expect, it } from 'vitest';
import type { LongRow } from '../../../src/lib/indicators/indicator.ts';
import type { Period } from '../../../src/lib/indicators/periods.ts';
import { getIndicator } from '../../../src/lib/indicators/registry.ts';
import { toBudgetStrip } from '../../../src/lib/models/budget-strip.ts';
import { toDots, type DotsModel } from '../../../src/lib/models/dots.ts';
import { formatSource } from '../../../src/lib/models/figure.ts';
import { NBSP } from '../../../src/lib/models/format.ts';
import { cumulativePeriodIds, toSeries, type SeriesModel } from '../../../src/lib/models/series.ts';
import { toStages } from '../../../src/lib/models/stages.ts';
import { toCsv } from '../../../src/lib/models/table.ts';
import { EXERCICE, POLES, toLookup, toPeriod, toRow, withhold, YEAR } from './rows.ts';
import { SYNTHESE } from './synthese-rows.ts';

const RULE = { sens: 'egal', tolerance: 0.1 } as const;

function withheldWhere(test: (row: LongRow) => boolean): readonly LongRow[] {
	return SYNTHESE.map((row) => (test(row) ? withhold(row) : row));
}

describe('the cumulated line', () => {
	const draw = (arrete?: string, rows = SYNTHESE): SeriesModel =>
		toSeries(toLookup(rows), getIndicator('personnes_accompagnees'), {
			exercice: EXERCICE,
			period: toPeriod('2020', '2020-01-01', '2020-12-31', arrete),
			kind: 'cumul',
			rule: RULE,
			events: [{ debut: '2020-03-17', fin: '2020-05-11', label: 'confinement' }],
		});

	it('asks for the periods since the first day, the last one whole', () => {
		const ids = cumulativePeriodIds(EXERCICE);
		expect(ids).toHaveLength(12);
		expect([ids[0], ids[1], ids[11]]).toEqual([
			'2020-01-01..2020-01-31',
			'2020-01-01..2020-02-29',
			'2020-01-01..2020-12-31',
		]);
	});

	it('asks for the months of an exercise that starts within one', () => {
		expect(cumulativePeriodIds({ date_debut: '2020-03-15', date_fin: '2020-05-10' })).toEqual([
			'2020-03-15..2020-03-31',
			'2020-03-15..2020-04-30',
			'2020-03-15..2020-05-10',
		]);
	});

	it('says what the design says', () => {
		const model = draw();
		expect(model).toMatchObject({
			title: 'Personnes accompagnées, cumul depuis le 1er janvier',
			subtitle: 'Personnes distinctes, ensemble des pôles',
			reading: `à la fin de juin, 71${NBSP}personnes avaient été accompagnées depuis le début de l’année.`,
			endLabel: `98${NBSP}personnes accompagnées`,
			state: 'trace',
			target: {
				value: 100,
				label: `Cible${NBSP}: environ 100 (tolérance ±${NBSP}10${NBSP}%)`,
			},
		});
		expect(model.alt).toMatch(
			/^Personnes accompagnées, .*, 2020\. 98\u00A0personnes au 31 décembre/,
		);
		expect(model.alt).toMatch(/De 38 en janvier à 98 en décembre\. Tableau ci-dessous\.$/);
	});

	it('stops at the months begun by the cut-off, and dates the last of them by it', () => {
		const model = draw('2020-09-10');
		expect(model.points).toHaveLength(9);
		expect(model.months).toHaveLength(12);
		expect(model.points.at(-1)?.jusquAu).toBe('2020-09-10');
		expect(draw('2020-05-20').reading).toContain('au 20 mai 2020, 60');
	});

	it('places an event between the ends of the months', () => {
		const [event] = draw().events;
		expect(event?.from).toBeCloseTo(1 + 16 / 31, 9);
		expect(event?.to).toBeCloseTo(3 + 11 / 31, 9);
	});

	it('leaves a hole where a month is withheld, and its mark in the table', () => {
		const model = draw(
			undefined,
			withheldWhere(({ periode }) => periode === '2020-01-01..2020-03-31'),
		);
		expect(model.points[2]?.cell.number).toBeNull();
		expect(model.table.rows[2]?.cells[0]).toEqual({ text: 's.', number: null, state: 'secret' });
	});

	it('says so when every value is withheld, unknown or after the cut-off', () => {
		expect(
			draw(
				undefined,
				withheldWhere(() => true),
			),
		).toMatchObject({
			state: 'secret',
			target: null,
			message: 'Tous les effectifs de ce graphique sont couverts par le secret.',
		});
		expect(draw(undefined, []).state).toBe('vide');
		expect(draw('2019-12-31', []).message).toBe(
			'Période postérieure à l’arrêté du 31 décembre 2019.',
		);
	});

	it('gives months on their own without adding them', () => {
		const rows = ['2020-01', '2020-02'].map((periode, index) =>
			toRow({ indicateur: 'cer_signes', periode, numerateur: index + 1 }),
		);
		const model = toSeries(toLookup(rows), getIndicator('cer_signes'), {
			exercice: EXERCICE,
			period: YEAR,
			kind: 'mensuel',
			pole: 'ENSEMBLE',
		});
		expect(model.title).toBe('Contrats signés, par mois');
		expect(model.reading).toBe(`2${NBSP}contrats en février.`);
		expect(model.points.map(({ cell }) => cell.number).slice(0, 3)).toEqual([1, 2, null]);
	});
});

describe('the months of two exercises', () => {
	const rows = ['2019-01', '2019-02', '2020-01', '2020-02'].map((periode, index) =>
		toRow({ indicateur: 'cer_signes', periode, numerateur: [4, 5, 7, 3][index] ?? 0 }),
	);
	const year: Period = {
		...toPeriod('2019', '2019-01-01', '2019-12-31', '2019-12-31'),
		exercice: 2019,
	};
	const draw = (from = '2019-01-01', shown = rows): SeriesModel =>
		toSeries(toLookup(shown), getIndicator('cer_signes'), {
			exercice: EXERCICE,
			period: YEAR,
			kind: 'mensuel',
			earlier: { exercice: { date_debut: from, date_fin: '2019-12-31' }, period: year },
		});

	it('stand in the same places, told and written in the table', () => {
		const model = draw();
		expect(model.earlier?.label).toBe('2019');
		expect(model.earlier?.points.map(({ cell }) => cell.number).slice(0, 3)).toEqual([4, 5, null]);
		expect(model.subtitle).toMatch(/Contour\u00A0: 2019$/);
		expect(model.alt).toContain(`5${NBSP}contrats en février 2019`);
		expect(toCsv(model.table).split('\r\n').slice(0, 3)).toEqual([
			'\uFEFFMois;Nombre de contrats;2019',
			'janvier 2020;7;4',
			'février 2020;3;5',
		]);
	});

	it('are not compared when they do not begin on the same day, or when one has no value', () => {
		expect(draw('2019-03-01').earlier).toBeNull();
		const alone = draw(undefined, rows.slice(2));
		expect(alone.earlier).toBeNull();
		expect(alone.table.columns).toHaveLength(2);
	});
});

describe('a rate by pôle', () => {
	const draw = (rows: readonly LongRow[]): DotsModel =>
		toDots(toLookup(rows), getIndicator('taux_contractualisation'), {
			period: YEAR,
			poles: POLES,
			title: 'Part des personnes accompagnées sous contrat',
		});

	it('has Ensemble first, then the pôles in their order', () => {
		expect(draw(SYNTHESE).rows.map(({ label }) => label)).toEqual([
			'Ensemble',
			...POLES.map(({ label }) => label),
		]);
	});

	it('words its alternative text as the design does', () => {
		expect(draw(SYNTHESE).alt).toBe(
			`Part des personnes accompagnées sous contrat, par pôle, 2020. Ensemble${NBSP}: 75,5${NBSP}%, soit 74 sur 98. De 66,7${NBSP}% (Hauts-Plateaux) à 79,5${NBSP}% (Grand Valentinois), intervalles qui se recouvrent. Tableau ci-dessous.`,
		);
	});

	it('lets the fraction lead under 20', () => {
		const { rows } = draw(SYNTHESE);
		expect(rows[0]).toMatchObject({ lead: `75,5${NBSP}%`, aside: '74/98', leads: 'valeur' });
		expect(rows[4]).toMatchObject({ lead: '9 sur 12', aside: `75,0${NBSP}%`, leads: 'fraction' });
	});

	it('blames chance only where all intervals meet', () => {
		expect(draw(SYNTHESE)).toMatchObject({
			intervalsOverlap: true,
			reading: `les intervalles se recouvrent${NBSP}: les écarts entre pôles peuvent relever du hasard.`,
		});
		const apart = draw([
			...SYNTHESE.filter(({ indicateur }) => indicateur !== 'taux_contractualisation'),
			toRow({
				indicateur: 'taux_contractualisation',
				code_pole: 'GV',
				numerateur: 1,
				denominateur: 90,
			}),
			toRow({
				indicateur: 'taux_contractualisation',
				code_pole: 'CO',
				numerateur: 89,
				denominateur: 90,
			}),
		]);
		expect(apart.intervalsOverlap).toBe(false);
		expect(apart.reading).toBe(`Grand Valentinois${NBSP}: 1,1${NBSP}%, soit 1 sur 90.`);
		expect(apart.alt).not.toContain('recouvrent');
	});

	it('says a withheld pôle in words, without number or interval', () => {
		const model = draw(withheldWhere(({ code_pole }) => code_pole === 'HP'));
		const row = model.rows.at(-1);
		expect(row).toMatchObject({
			lead: 's.',
			aside: 'secret statistique',
			leads: 'mots',
			value: null,
			interval: null,
			target: null,
		});
		expect(JSON.stringify(row)).not.toMatch(/66,7|0\.66/);
		expect(model.alt).toContain(`De 70,0${NBSP}% (Collines)`);
	});

	it('names the year and the source of a reference', () => {
		const model = toDots(toLookup(SYNTHESE), getIndicator('taux_contractualisation'), {
			period: YEAR,
			poles: POLES,
			reference: {
				indicateur: 'taux_cer_en_cours',
				territoire: 'Drôme',
				annee: 2018,
				valeur: 0.72,
				unite: 'taux',
				libelle: 'Part',
				source: 'DREES, enquête OARSA',
			},
		});
		expect(model.reference?.label).toBe(`Drôme 2018${NBSP}: 72${NBSP}% (Drees)`);
	});

	it('refuses a count', () => {
		const options = { period: YEAR, poles: POLES };
		expect(() =>
			toDots(toLookup(SYNTHESE), getIndicator('personnes_accompagnees'), options),
		).toThrow('rate: personnes_accompagnees');
	});
});

describe('the stages', () => {
	it('are shares of the persons oriented, each counted on its own', () => {
		const model = toStages(toLookup(SYNTHESE), getIndicator('parcours'), { period: YEAR });
		expect(model.rows[0]).toMatchObject({ value: 122, share: 1, shareText: `100${NBSP}%` });
		expect(model.rows[1]).toMatchObject({ value: 103, shareText: `84,4${NBSP}%` });
		expect(model.subtitle).toBe(
			'Personnes orientées en 2020 ayant atteint chaque étape au 31 décembre',
		);
		expect(model.reading).toContain(`, soit 55,7${NBSP}%.`);
	});

	it('have no share where their whole is withheld', () => {
		const rows = withheldWhere(({ modalite }) => modalite === 'oriente');
		const model = toStages(toLookup(rows), getIndicator('parcours'), { period: YEAR });
		expect(model.rows.every(({ share }) => share === null)).toBe(true);
		expect(model.reading).toBeNull();
	});
});

describe('the participation', () => {
	const draw = (rows: readonly LongRow[]): ReturnType<typeof toBudgetStrip> =>
		toBudgetStrip(toLookup(rows), getIndicator, { period: YEAR });
	const withBalance = (valeur: number | null): readonly LongRow[] =>
		SYNTHESE.map((row) =>
			row.indicateur === 'solde_simule' ? { ...row, numerateur: valeur, valeur } : row,
		);

	it('is cut in paid, simulated and not called', () => {
		const { segments, note, subtitle } = draw(SYNTHESE);
		expect(segments.map(({ label, text, style }) => [label, text, style])).toEqual([
			[`Acompte versé, 80${NBSP}%`, `24${NBSP}891,20${NBSP}€`, 'plein'],
			['Solde simulé', `4${NBSP}950,00${NBSP}€`, 'simule'],
			['Reste non appelé', `1${NBSP}272,80${NBSP}€`, 'contour'],
		]);
		expect([segments[0]?.from, segments[2]?.to]).toEqual([0, 1]);
		expect(subtitle).toMatch(
			/^Maximum de 31\u00A0114\u00A0€\u00A0: .*27\u00A0500\u00A0€ et .*3\u00A0614\u00A0€$/,
		);
		expect(note).toContain('simulation que la convention ne définit pas');
	});

	it('has no balance before the end of the exercise', () => {
		const { segments, note } = draw(withBalance(null));
		expect(segments.map(({ label }) => label)).toEqual([
			`Acompte versé, 80${NBSP}%`,
			'Reste à verser au plus',
		]);
		expect(note).toBe('Le solde se simule une fois l’exercice terminé.');
	});

	it('says an advance beyond what was earned', () => {
		const { segments, note } = draw(withBalance(-1000));
		expect(segments.map(({ id }) => id)).toEqual(['acompte', 'reste']);
		expect(note).toMatch(/^L’acompte dépasse de 1\u00A0000,00\u00A0€ la participation simulée\./);
	});

	it('does not let a withheld balance be read from the rest', () => {
		const model = draw(withheldWhere(({ indicateur }) => indicateur === 'solde_simule'));
		expect(model.segments.at(-1)).toMatchObject({ style: 'secret', text: 's.', amount: null });
		expect(JSON.stringify(model)).not.toMatch(/4950|4\u00A0950|1272|1\u00A0272/);
	});
});

describe('a table', () => {
	it('is CSV for French office software', () => {
		const { table } = toDots(toLookup(SYNTHESE), getIndicator('taux_contractualisation'), {
			period: YEAR,
			poles: POLES.slice(0, 1),
		});
		expect(toCsv(table)).toBe(
			`\uFEFFPôle insertion;Part;Effectifs;Intervalle à 95${NBSP}%\r\nEnsemble;0,755102041;74 sur 98;66 à 83${NBSP}%\r\nGrand Valentinois;0,794871795;31 sur 39;64 à 89${NBSP}%\r\n`,
		);
	});

	it('quotes what needs it, and starts no formula', () => {
		const cell = { text: 'a;"b"', number: null, state: 'valeur' } as const;
		const row = { id: 'x', label: '=SOMME(A1)', isTotal: false, cells: [cell] };
		const columns = [{ id: 'x', label: '@x', align: 'texte' }] as const;
		expect(toCsv({ caption: '', columns, rows: [row] })).toBe(
			`\uFEFF'@x\r\n'=SOMME(A1);"a;""b"""\r\n`,
		);
	});

	it('says the cut-off in its source', () => {
		expect(formatSource('2020-12-31')).toBe('extraits CAF, arrêtés au 31 décembre 2020');
	});
});
