import { describe, expect, it } from 'vitest';
import { parseReport } from '../../../../src/lib/reports/markdown/parse-report.ts';

const HEAD = '---\ntitre: Essai\nforme: rapport\n---\n';
/** The body begins at line 5. */
const find = (body: string) =>
	parseReport('essai.md', HEAD + body).findings.map(
		({ line, column, message }) => `${line}:${column} ${message.replaceAll('\u00A0', ' ')}`,
	);

describe('errors of a report, where they stand', () => {
	it.each([
		['\nIl y en a :valeur[personne_orientees].', '6:11', 'personnes_orientees'],
		['\nTexte.\n\n::graphique{indicateur=sorties type=survie}', '8:1', 'graphique « survie »'],
		['::graphiqe{indicateur=sorties}', '5:1', 'graphique'],
		['::kpi{indicateurs=sorties}', '5:1', 'Le plus proche : indicateur'],
		['::kpi', '5:1', '« indicateur » de « kpi » manque'],
		['::kpi{indicateur=sorties,sortie}', '5:1', '« sortie » n’existe pas'],
		[':kpi{indicateur=sorties}', '5:1', 's’écrit avec « :: »'],
		[':valeur[sorties]{periode=2020-S3}', '5:1', '« 2020-S3 » ne se lit pas'],
		[':valeur[sorties]{ventilation=famille modalite=logement}', '5:1', 'ventilation « famille »'],
		[':valeur[sorties]{modalite=autre}', '5:1', 'ne va pas sans « ventilation »'],
		[':::si{statut=atteint}\nTexte.\n:::', '5:1', 'demande un « indicateur »'],
		[':::si{indicateur=sorties}\nTexte.\n:::', '5:1', 'Que comparer'],
		[':::si{indicateur=sorties statut=ateint}\nTexte.\n:::', '5:1', 'Le plus proche : atteint'],
		[':::si{indicateur=sorties superieur=beaucoup}\nTexte.\n:::', '5:1', 'n’est pas un nombre'],
		['Texte.\n\n:::sinon\nTexte.\n:::', '7:1', 'juste après un « si »'],
		['::tableau{indicateur=sorties sujet=seances}', '5:1', 'l’un des deux'],
		['::tableau{indicateur=sorties par=ventilation}', '5:1', 'vont ensemble'],
		['#### Trop profond', '5:1', 'trois niveaux'],
		['<b>gras</b>', '5:1', 'HTML'],
		['![](https://exemple.org/x.png)', '5:1', 'images'],
		['[lien](javascript:alert(1))', '5:1', 'n’est pas admise'],
		['[lien](//exemple.org)', '5:1', 'n’est pas admise'],
	])('%j', (body, place, words) => {
		const [first = '', ...others] = find(body);
		expect(first).toContain(`${place} `);
		expect(first).toContain(words);
		expect(others.filter((one) => !one.includes('HTML'))).toEqual([]);
	});

	it('says every error of a text, in its order', () => {
		const found = find('::kpi\n\n:valeur[rien]\n\n::saut{page=2}\n');
		expect(found.map((one) => one.split(' ')[0])).toEqual(['5:1', '7:1', '9:1']);
	});
});

describe('the head of a report', () => {
	it.each([
		['Texte sans en-tête.', '1:1', 'titre'],
		['---\ntitre: A\nforme: affiche\n---\n', '1:1', '« affiche »'],
		['---\ntitre: A\nforme: rapport\nsous-titres: B\n---\n', '4:1', 'sous-titre'],
	])('%j', (text, place, words) => {
		const found = parseReport('essai.md', text).findings;
		const all = found.map(({ line, column, message }) => `${line}:${column} ${message}`).join('\n');
		expect(all.replaceAll('\u00A0', ' ')).toContain(`${place} `);
		expect(all.replaceAll('\u00A0', ' ')).toContain(words);
	});

	it('lets no text hurt, however it is nested or long', () => {
		expect(find(`${'> '.repeat(300)}texte`).join()).toContain('imbriqué');
		const rows = Array.from({ length: 3000 }, () => '| a | b |').join('\n');
		expect(find(`| x | y |\n| - | - |\n${rows}`).join()).toContain('6002 cases');
		expect(parseReport('x.md', 'a'.repeat(500_000)).findings[0]?.message).toContain('caractères');
	});
});
