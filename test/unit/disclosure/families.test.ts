import highs from 'highs';
import { expect, it } from 'vitest';
import { Attack } from '../../../src/lib/disclosure/attack.ts';
import { ModelBuilder, type Model } from '../../../src/lib/disclosure/model.ts';
import { FAMILIES } from '../../../src/lib/disclosure/relations/families.ts';
import { chooseSecondary } from '../../../src/lib/disclosure/secondary.ts';
import { hideCounts } from '../../../src/lib/disclosure/model.ts';
import { Solver } from '../../../src/lib/disclosure/solver.ts';
import { listSequences, type Span } from '../../../src/lib/disclosure/spans.ts';

const solver = new Solver(await highs());

const YEAR = toSpan('2020-01-01', '2020-12-31', true);
const S1 = toSpan('2020-01-01', '2020-06-30', false);
const S2 = toSpan('2020-07-01', '2020-12-31', true);
const SPANS = [YEAR, S1, S2];
const ALL = 'ENSEMBLE';

function toSpan(first: string, last: string, isToCutOff: boolean): Span {
	return { id: `${first}..${last}`, first, last, isToCutOff, tag: '' };
}

type Row = readonly [name: string, pole: string, span: Span, value: number];

/** For each family, counts of which the small one follows from the others by that family alone. */
const EXAMPLES: Readonly<Record<string, readonly Row[]>> = {
	poles: [
		['contrats', ALL, S1, 30],
		['contrats', 'A', S1, 27],
		['contrats', 'B', S1, 3],
	],
	poles_personnes: [
		['accompagnes', ALL, S1, 29],
		['accompagnes', 'A', S1, 27],
		['accompagnes', 'B', S1, 3],
	],
	ventilations: [
		['contrats', ALL, S1, 30],
		['contrats.rang:premier', ALL, S1, 27],
		['contrats.rang:renouvellement', ALL, S1, 3],
	],
	ventilations_presque: [
		['accompagnes', ALL, S1, 30],
		['accompagnes.age:25_34', ALL, S1, 28],
		['accompagnes.age:35_44', ALL, S1, 3],
	],
	groupes: [
		['sorties.groupe:activite', ALL, S1, 12],
		['sorties.motif:formation', ALL, S1, 9],
		['sorties.motif:emploi_durable', ALL, S1, 3],
	],
	periodes: [
		['contrats', ALL, YEAR, 30],
		['contrats', ALL, S1, 27],
		['contrats', ALL, S2, 3],
	],
	periodes_personnes: [
		['orientes', ALL, YEAR, 29],
		['orientes', ALL, S1, 27],
		['orientes', ALL, S2, 3],
	],
	freins_ouverts: [
		['freins.ouverts', ALL, YEAR, 30],
		['freins.ouverts', ALL, S1, 27],
		['freins.identifies', ALL, S2, 3],
	],
	file_active: [
		['actifs', ALL, S2, 30],
		['sorties', ALL, S2, 3],
		['actifs', ALL, S1, 20],
		['accompagnements', ALL, S2, 13],
	],
	inclusions: [
		['freins.ouverts', ALL, S1, 4],
		['freins.identifies', ALL, S1, 4],
		['orientations', ALL, S1, 10],
		['orientations.conformes', ALL, S1, 7],
		['orientations.presence:present', ALL, S1, 7],
		['orientations.conformes_presentes', ALL, S1, 4],
	],
	stades: [
		['stade:cer', ALL, YEAR, 9],
		['stade:cer', ALL, S1, 3],
		['stade:cer', ALL, S2, 6],
		['orientes', ALL, YEAR, 16],
		['orientes', ALL, S1, 9],
		['orientes', ALL, S2, 7],
		...[YEAR, S1, S2].flatMap((span): Row[] => [
			['contrats', ALL, span, 20],
			['orientations', ALL, span, 20],
		]),
	],
	durees: [
		['accompagnes', ALL, YEAR, 12],
		['accompagnes', ALL, S1, 9],
		['accompagnes', ALL, S2, 3],
	],
	suites: [
		['actifs', ALL, S1, 9],
		['accompagnements', ALL, S2, 4],
		['accompagnes', ALL, S2, 13],
	],
};

function build(rows: readonly Row[], family: string | null): Model {
	const builder = new ModelBuilder();
	const numbers = rows.map(([name, pole, span, value]) => builder.define(name, pole, span, value));
	const frame = {
		builder,
		poles: ['A', 'B'],
		places: [ALL, 'A', 'B'],
		spans: SPANS,
		sequences: listSequences(SPANS),
		motives: ['formation', 'emploi_durable'].map((code) => ({
			code,
			group: 'activite',
			isPositive: false,
		})),
	};
	for (const { id, relate } of FAMILIES) if (id === family) relate(frame);
	const sensitive = numbers.filter((count) => {
		const value = builder.valueOf(count);
		return value >= 1 && value < 5;
	});
	return {
		threshold: 5,
		counts: builder.counts,
		relations: builder.relations,
		units: numbers.map((count) => ({
			rows: [count],
			counts: [count],
			weight: 1,
			isPrimary: sensitive.includes(count),
			isFixed: false,
		})),
		sensitive,
		given: [],
		dropped: builder.dropped,
	};
}

it('has an example for every family', () => {
	expect(FAMILIES.map(({ id }) => id).sort()).toEqual(Object.keys(EXAMPLES).sort());
});

it.each(Object.entries(EXAMPLES))(
	'%s: leaks where it is forgotten, holds with it',
	async (id, rows) => {
		const blind = build(rows, null);
		const seeing = build(rows, id);
		expect([...seeing.dropped]).toEqual([]);
		const careless = await chooseSecondary(blind, solver);
		expect(await new Attack(seeing, solver).run(hideCounts(seeing, careless.units))).not.toEqual(
			[],
		);
		const careful = await chooseSecondary(seeing, solver);
		expect(await new Attack(seeing, solver).run(hideCounts(seeing, careful.units))).toEqual([]);
	},
);
