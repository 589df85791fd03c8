import { indicators } from '../../indicators/registry.ts';
import { listFigureChoices } from '../figures/figure-types.ts';
import { DIRECTIVES, type AttributeKind, type DirectiveSpec } from './directives.ts';

const INTRODUCTION = `# Rapports

Chaque fichier \`.md\` de ce dossier est un rapport : des mots, et des directives qui placent les chiffres. On en change un, ou on en ajoute un, sans toucher au code. Un même fichier donne la page, les diapositives, l’impression et les fichiers bureautiques.

| fichier | forme | pour |
| --- | --- | --- |
| \`comite-de-pilotage.md\` | diapositives | la réunion semestrielle |
| \`rapport-annuel-accompagnement.md\` | rapport | le rapport d’activité de l’accompagnement social |
| \`rapport-annuel-information.md\` | rapport | le rapport d’activité des séances d’information |
| \`etat-financier.md\` | rapport | l’état des dépenses et des recettes |
| \`point-pole.md\` | rapport, un par pôle | les deux pages du point avec un pôle, davantage quand la liste des contrats est longue |
| \`comparaison-conventions.md\` | rapport de plusieurs conventions, par la ligne de commande seulement | un graphique en entonnoir par taux, une convention par point |

## Écrire un rapport

Le fichier commence par un en-tête entre deux lignes \`---\` : \`titre\`, \`sous-titre\`, \`forme\` (\`rapport\` ou \`diapositives\`), \`par-pole\` et \`par-convention\` (\`oui\` ou \`non\`). Un titre peut contenir des directives ; une ligne qui commence par \`:\` se met entre guillemets.

- Dans un rapport, chaque titre \`#\` ouvre une partie ; \`##\` et \`###\` la divisent ; une ligne \`---\` commence une page.
- Dans des diapositives, une ligne \`---\` sépare deux diapositives ; le premier titre est celui de la diapositive, un \`#\` celui de la couverture.
- \`:nom[…]\` se place dans une phrase, \`::nom{…}\` seul sur sa ligne, \`:::nom\` et \`:::\` autour de paragraphes. Un conteneur qui en contient un autre s’ouvre et se ferme avec plus de deux-points que lui (\`::::\`).
- Laisser une ligne vide entre un tableau et le \`:::\` qui le suit. Pour un deux-points suivi d’un mot, écrire \`\\:\`.
- Le HTML, les images et les adresses autres que \`https://\`, \`/page\` et \`#ancre\` ne sont pas admis.
- Une directive, un attribut, un indicateur ou une valeur que rien ne connaît est une erreur, avec sa ligne et le nom le plus proche.
- Une phrase qui dépend d’un chiffre se met dans un \`:::si\` : un rapport ne dit que ce que disent les chiffres.
`;

/** The README of the reports: how they are written, every directive, and the charts of every indicator. */
export function toReportsReadme(): string {
	return [
		INTRODUCTION,
		'## Directives\n',
		...DIRECTIVES.map(describeDirective),
		'## Graphiques de chaque indicateur\n',
		'Le premier type est celui par défaut ; entre parenthèses, la ventilation qu’il dessine.\n',
		'| indicateur | types |',
		'| --- | --- |',
		...indicators.flatMap((indicator) => {
			const choices = listFigureChoices(indicator);
			if (choices.length === 0) return [];
			const types = choices.map(({ type, ventilation }) =>
				ventilation === null ? `\`${type}\`` : `\`${type}\` (\`${ventilation}\`)`,
			);
			return [`| \`${indicator.id}\` | ${types.join(', ')} |`];
		}),
		'',
	].join('\n');
}

const MARKS = { texte: ':', bloc: '::', conteneur: ':::' } as const;

function describeDirective({
	name,
	form,
	says,
	label,
	attributes,
	example,
}: DirectiveSpec): string {
	const bracket =
		label === null ? '' : `Entre crochets : ${label.says}${describeKind(label.kind)}.\n`;
	const lines = attributes.map(
		(one) =>
			`| \`${one.name}\`${one.isRequired === true ? ' (obligatoire)' : ''} | ${one.says}${describeKind(one.kind)} |`,
	);
	const table = lines.length === 0 ? [] : ['| attribut | dit |', '| --- | --- |', ...lines, ''];
	return [
		`### \`${MARKS[form]}${name}\`\n`,
		`${says.charAt(0).toUpperCase()}${says.slice(1)}.\n`,
		...(bracket === '' ? [] : [bracket]),
		...table,
		`\`\`\`markdown\n${example}\n\`\`\`\n`,
	].join('\n');
}

/** « : `atteint`, `proche` », for what is chosen in a list. */
function describeKind(kind: AttributeKind): string {
	if (typeof kind === 'string') return '';
	const [values, many] = 'choice' in kind ? [kind.choice, ''] : [kind.choices, ', un ou plusieurs'];
	return ` : ${values.map((value) => `\`${value}\``).join(', ')}${many}`;
}
