import { getIndicator, indicators } from '../../indicators/registry.ts';
import type { Chapter, Indicator } from '../../indicators/indicator.ts';
import { findNearest } from '../../schemas/nearest.ts';
import { findFigureChoice, listFigureChoices } from '../figures/figure-types.ts';
import { ROW_TESTS, SCOPE_TESTS } from './directives-containers.ts';
import { DIRECTIVES, findDirective, type AttributeKind, type DirectiveSpec } from './directives.ts';
import { quote, suggest } from './finding.ts';
import { isPeriodText } from './period-attribute.ts';
import { readAttributes, readLabel, type Directive } from './syntax.ts';

type Attributes = Readonly<Record<string, string>>;

const FORMS = {
	textDirective: 'texte',
	leafDirective: 'bloc',
	containerDirective: 'conteneur',
} as const;
const MARKS = { texte: ':', bloc: '::', conteneur: ':::' } as const;
const IDS = indicators.map(({ id }) => id);
const NAMES = DIRECTIVES.map(({ name }) => name);

/** What is wrong in a directive, whatever the agreement: French sentences, none where all is well. */
export function checkDirective(node: Directive): readonly string[] {
	const spec = findDirective(node.name);
	if (spec === undefined) return [explainUnknown(node)];
	const form = FORMS[node.type];
	if (form !== spec.form) {
		return [
			`La directive ${quote(node.name)} s’écrit avec ${quote(MARKS[spec.form])}${spec.form === 'conteneur' ? ' au début et à la fin' : ''}, non avec ${quote(MARKS[form])}.`,
		];
	}
	const attributes = readAttributes(node);
	const own = [
		...checkLabel(spec, readLabel(node)),
		...checkNames(spec, attributes),
		...checkValues(spec, attributes),
	];
	return own.length > 0 ? own : checkTogether(spec, attributes, readLabel(node));
}

function explainUnknown(node: Directive): string {
	const nearest = findNearest(node.name, NAMES);
	const isBare =
		node.type === 'textDirective' &&
		node.children.length === 0 &&
		Object.keys(node.attributes ?? {}).length === 0;
	const escape =
		isBare && nearest === null ? ' Pour un deux-points suivi d’un mot, écrire « \\: ».' : '';
	return `La directive ${quote(node.name)} n’existe pas. ${suggest(nearest, NAMES)}${escape}`;
}

function checkLabel({ name, label }: DirectiveSpec, text: string): readonly string[] {
	if (label === null) {
		return text === '' ? [] : [`La directive ${quote(name)} n’a rien entre crochets.`];
	}
	if (text === '') {
		return label.isRequired === true
			? [`Entre les crochets de ${quote(name)}, il manque\u00A0: ${label.says}.`]
			: [];
	}
	return checkValue(label.kind, text);
}

function checkNames(spec: DirectiveSpec, attributes: Attributes): readonly string[] {
	const known = spec.attributes.map(({ name }) => name);
	const unknown = Object.keys(attributes)
		.filter((name) => !known.includes(name))
		.map((name) =>
			known.length === 0
				? `La directive ${quote(spec.name)} n’a pas d’attribut\u00A0: retirer ${quote(name)}.`
				: `L’attribut ${quote(name)} de ${quote(spec.name)} n’existe pas. ${suggest(findNearest(name, known), known)}`,
		);
	const missing = spec.attributes
		.filter(({ name, isRequired }) => isRequired === true && attributes[name] === undefined)
		.map(({ name }) => `L’attribut ${quote(name)} de ${quote(spec.name)} manque.`);
	return [...unknown, ...missing];
}

function checkValues(spec: DirectiveSpec, attributes: Attributes): readonly string[] {
	return spec.attributes.flatMap(({ name, kind }) => {
		const value = attributes[name];
		if (value === undefined) return [];
		return checkValue(kind, value).map((message) => `Attribut ${quote(name)}. ${message}`);
	});
}

function checkValue(kind: AttributeKind, value: string): readonly string[] {
	if (value === '') return ['La valeur est vide.'];
	if (typeof kind === 'object') {
		const allowed = 'choice' in kind ? kind.choice : kind.choices;
		const values = 'choice' in kind ? [value] : splitList(value);
		return values
			.filter((one) => !allowed.includes(one))
			.map(
				(one) =>
					`La valeur ${quote(one)} n’existe pas. ${suggest(findNearest(one, allowed), allowed)}`,
			);
	}
	switch (kind) {
		case 'indicateur':
			return checkIndicator(value);
		case 'indicateurs':
			return isObjectives(value) ? [] : splitList(value).flatMap(checkIndicator);
		case 'periode':
			return isPeriodText(value)
				? []
				: [
						`La période ${quote(value)} ne se lit pas. Écrire annee, S1, S2, T1 à T4, precedent, annee-precedente, ou par exemple 2020-S1.`,
					];
		case 'nombre':
			return /^-?\d+([.,]\d+)?$/.test(value)
				? []
				: [`${quote(value)} n’est pas un nombre. Écrire par exemple 13 ou 0.75.`];
		case 'pole':
		case 'ventilation':
		case 'modalite':
		case 'type-de-graphique':
		case 'texte':
			return [];
	}
}

function checkIndicator(id: string): readonly string[] {
	return IDS.includes(id)
		? []
		: [`L’indicateur ${quote(id)} n’existe pas. ${suggest(findNearest(id, IDS), IDS)}`];
}

/** In the place of a list of indicators: those that the agreement sets a target for, all or of some chapters. */
export const OBJECTIVES: Readonly<Partial<Record<string, readonly Chapter[]>>> = {
	objectifs: ['A', 'B', 'C', 'D'],
	'objectifs-accompagnement': ['A', 'D'],
	'objectifs-information': ['B'],
};

function isObjectives(value: string | undefined): boolean {
	return value !== undefined && OBJECTIVES[value] !== undefined;
}

/** The parts of a value separated by commas. */
export function splitList(value: string): readonly string[] {
	return value.split(',').map((part) => part.trim());
}

/** What attributes must say together. */
function checkTogether(
	spec: DirectiveSpec,
	attributes: Attributes,
	label: string,
): readonly string[] {
	if (spec.name === 'si') return checkTests(attributes, true);
	if (spec.name === 'sinon') return checkTests(attributes, false);
	if (spec.name === 'tableau') return checkTable(attributes);
	const id = spec.label?.kind === 'indicateur' ? label : attributes.indicateur;
	if (id === undefined || id.includes(',') || isObjectives(id)) return [];
	const indicator = getIndicator(id);
	if (spec.name === 'graphique') return checkFigure(indicator, attributes);
	return checkBreakdown(indicator, attributes);
}

function checkBreakdown(indicator: Indicator, attributes: Attributes): readonly string[] {
	const { ventilation, modalite } = attributes;
	if (modalite !== undefined && ventilation === undefined) {
		return ['L’attribut « modalite » ne va pas sans « ventilation ».'];
	}
	if (ventilation === undefined) return [];
	if (modalite === undefined) return ['L’attribut « ventilation » ne va pas sans « modalite ».'];
	return checkVentilation(indicator, ventilation);
}

function checkVentilation(indicator: Indicator, ventilation: string): readonly string[] {
	const known = indicator.breakdowns.map(({ id }) => id);
	if (known.includes(ventilation)) return [];
	return known.length === 0
		? [`L’indicateur ${quote(indicator.id)} n’a pas de ventilation.`]
		: [
				`L’indicateur ${quote(indicator.id)} n’a pas la ventilation ${quote(ventilation)}. ${suggest(findNearest(ventilation, known), known)}`,
			];
}

function checkFigure(indicator: Indicator, attributes: Attributes): readonly string[] {
	const choices = listFigureChoices(indicator);
	const types = [...new Set(choices.map(({ type }) => type))];
	const { type, ventilation } = attributes;
	if (choices.length === 0) {
		return [
			`L’indicateur ${quote(indicator.id)} n’a pas de graphique. L’écrire avec kpi ou tableau.`,
		];
	}
	if (type !== undefined && !types.some((one) => one === type)) {
		return [
			`L’indicateur ${quote(indicator.id)} n’a pas de graphique ${quote(type)}. ${suggest(findNearest(type, types), types)}`,
		];
	}
	if (findFigureChoice(indicator, { type, ventilation }) !== undefined) return [];
	const known = choices.filter((one) => type === undefined || one.type === type);
	const breakdowns = known.map((one) => one.ventilation ?? 'aucune');
	return [
		`Ce graphique de ${quote(indicator.id)} n’a pas la ventilation ${quote(ventilation ?? '')}. ${suggest(null, breakdowns)}`,
	];
}

function checkTable(attributes: Attributes): readonly string[] {
	const { indicateur, sujet, par, ventilation } = attributes;
	if ((indicateur === undefined) === (sujet === undefined)) {
		return ['Un tableau se fait avec « indicateur » ou avec « sujet », l’un des deux.'];
	}
	if (sujet !== undefined) {
		return par === undefined && ventilation === undefined
			? []
			: ['Les attributs « par » et « ventilation » ne vont qu’avec « indicateur ».'];
	}
	if ((par === 'ventilation') !== (ventilation !== undefined)) {
		return ['« par=ventilation » et « ventilation=… » vont ensemble.'];
	}
	return ventilation === undefined || isObjectives(indicateur)
		? []
		: splitList(indicateur ?? '').flatMap((id) => checkVentilation(getIndicator(id), ventilation));
}

function checkTests(attributes: Attributes, needsTest: boolean): readonly string[] {
	const ofRow = ROW_TESTS.filter((name) => attributes[name] !== undefined);
	const ofScope = SCOPE_TESTS.filter((name) => attributes[name] !== undefined);
	const { indicateur } = attributes;
	if (indicateur === undefined && ofRow.length > 0) {
		return [`La condition ${quote(ofRow[0] ?? '')} demande un « indicateur ».`];
	}
	if (indicateur !== undefined && ofRow.length === 0) {
		return [`Que comparer à ${quote(indicateur)}\u00A0? ${suggest(null, ROW_TESTS)}`];
	}
	if (needsTest && ofRow.length + ofScope.length === 0) {
		return [`Une condition manque. ${suggest(null, [...ROW_TESTS, ...SCOPE_TESTS])}`];
	}
	return indicateur === undefined ? [] : checkBreakdown(getIndicator(indicateur), attributes);
}
