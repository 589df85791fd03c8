import { describe, expect, it } from 'vitest';
import {
	findAttestation,
	parseAttestations,
	writeAttestations,
} from '../../../src/lib/models/attestations.ts';
import { toClauseAnchor, toClauseLinks } from '../../../src/lib/models/clause-links.ts';
import {
	countStatuses,
	filterClauses,
	groupClauses,
	judgeClause,
	toConformityTable,
	type ClauseFact,
	type ClauseRow,
} from '../../../src/lib/models/conformity.ts';
import { toCsv } from '../../../src/lib/models/table.ts';

const fact = (status: ClauseFact['status'], isKnown = true): ClauseFact => ({
	id: status,
	text: `Constat ${status}.`,
	status,
	isKnown,
});

const attestation = { clause: 'article-1', exercice: 2020, nom: 'Dominique', date: '2021-01-12' };

function row(id: string, article: string, status: ClauseRow['status']): ClauseRow {
	return {
		clause: {
			id,
			article,
			titre: `Clause ${id}`,
			resume: 'En résumé, rien.',
			demande: 'Rien.',
			preuve: 'indicateur',
		},
		facts: [fact('atteint')],
		status,
		attestation: status === 'atteste' ? attestation : null,
		page: null,
	};
}

const rows = [
	row('a', '2', 'atteint'),
	row('b', 'annexe', 'non_atteint'),
	row('c', '2', 'atteint'),
	row('d', '1', 'atteste'),
];

describe('judgeClause', () => {
	it('takes the worst of what is known', () => {
		const facts = [fact('sans_objet'), fact('atteint'), fact('proche'), fact('en_cours')];
		expect(judgeClause({ preuve: 'indicateur' }, facts, null)).toBe('proche');
		expect(judgeClause({ preuve: 'indicateur' }, facts.slice(0, 2), null)).toBe('atteint');
		expect(judgeClause({ preuve: 'indicateur' }, facts.slice(0, 1), null)).toBe('sans_objet');
	});

	it('says when the extracts know nothing', () => {
		expect(judgeClause({ preuve: 'livrable' }, [], null)).toBe('non_mesure');
		expect(judgeClause({ preuve: 'indicateur' }, [fact('sans_objet', false)], null)).toBe(
			'non_mesure',
		);
	});

	it('leaves to a person what no extract measures', () => {
		expect(judgeClause({ preuve: 'attestation' }, [], null)).toBe('a_attester');
		expect(judgeClause({ preuve: 'attestation' }, [], attestation)).toBe('atteste');
	});
});

describe('the clauses', () => {
	it('are counted worst first, filtered and grouped by article', () => {
		expect(countStatuses(rows).map(({ word, count }) => `${count} ${word}`)).toEqual([
			'1 Non atteint',
			'2 Atteint',
			'1 Attesté',
		]);
		expect(filterClauses(rows, [])).toHaveLength(4);
		expect(filterClauses(rows, ['non_atteint', 'atteste']).map(({ clause }) => clause.id)).toEqual([
			'b',
			'd',
		]);
		expect(groupClauses(rows).map(({ anchor, label }) => [anchor, label])).toEqual([
			['article-2', 'Article 2'],
			['annexe', 'Annexe'],
			['article-1', 'Article 1'],
		]);
	});

	it('are exported without the name of whoever attested', () => {
		const csv = toCsv(toConformityTable('Conformité', rows));
		expect(csv).toContain('Article 1;Clause d;En résumé, rien.;Rien.;Constat atteint.;Attesté;');
		expect(csv).toContain('12 janvier 2021');
		expect(csv).not.toContain('Dominique');
	});
});

describe('the links to articles', () => {
	it('name one article, or several', () => {
		const say = (clauses: readonly string[]) =>
			toClauseLinks(clauses)
				.map(({ before, label }) => before + label)
				.join('');
		expect(say([])).toBe('');
		expect(say(['annexe'])).toBe('Annexe');
		expect(say(['2'])).toBe('Article 2');
		expect(say(['2', '4'])).toBe('Articles 2 et 4');
		expect(['2', 'annexe'].map(toClauseAnchor)).toEqual(['article-2', 'annexe']);
	});
});

describe('the file of attestations', () => {
	it('comes back as it was saved', () => {
		const read = parseAttestations(writeAttestations('Convention', [attestation]), 'Convention');
		expect(read).toEqual({ ok: true, attestations: [attestation] });
		expect(findAttestation([attestation], 'article-1', 2020)).toBe(attestation);
		expect(findAttestation([attestation], 'article-1', 2019)).toBeUndefined();
	});

	it.each([
		['[]', 'n’est pas un fichier d’attestations'],
		['{', 'n’est pas un fichier d’attestations'],
		['{"version":2,"attestations":[]}', 'une autre version'],
		['{"version":1,"convention":"Autre","attestations":[]}', 'une autre convention'],
		[
			writeAttestations('Convention', [attestation, { ...attestation, date: '2021-02-31' }]),
			'n° 2 est incomplète',
		],
		[writeAttestations('Convention', [{ ...attestation, nom: ' ' }]), 'n° 1 est incomplète'],
	])('is refused in French, %#', (text, words) => {
		const read = parseAttestations(text, 'Convention');
		expect(read.ok ? '' : read.message.replaceAll('\u00a0', ' ')).toContain(words);
	});
});
