import type { Nodes } from 'mdast';
import { parsePeriod } from '../../indicators/periods.ts';
import { getIndicator } from '../../indicators/registry.ts';
import { ENSEMBLE, type PoleName } from '../../models/index-rows.ts';
import { listVocabulary } from '../../models/vocabulary.ts';
import { findNearest } from '../../schemas/nearest.ts';
import { findDirective } from './directives.ts';
import { quote, suggest, type ReportFinding } from './finding.ts';
import { toFinding, type ParsedReport } from './parse-report.ts';
import { isAbsolutePeriod, type PeriodScope } from './period-attribute.ts';
import {
	getChildren,
	getPlace,
	isDirective,
	readAttributes,
	readLabel,
	type Directive,
} from './syntax.ts';

/** The agreement and the extracts that a report is checked against. */
export interface CheckScope extends PeriodScope {
	readonly poles: readonly PoleName[];
	/** Ids of the saved views of Exploration. */
	readonly views: readonly string[];
}

/** What a report says that the agreement or the extracts do not have: a period, a pôle, a modality, an action. */
export function checkReport(parsed: ParsedReport, scope: CheckScope): readonly ReportFinding[] {
	const findings: ReportFinding[] = [];
	const visit = (node: Nodes): void => {
		if (parsed.faulty.has(node)) return;
		if (isDirective(node)) {
			for (const message of checkAgainst(node, scope)) {
				findings.push(toFinding(parsed.file, { ...getPlace(node), message }));
			}
		}
		getChildren(node).forEach(visit);
	};
	visit(parsed.root);
	return findings;
}

function checkAgainst(node: Directive, scope: CheckScope): readonly string[] {
	const attributes = readAttributes(node);
	const { pole, periode, ventilation, modalite, action, id } = attributes;
	const indicator =
		findDirective(node.name)?.label?.kind === 'indicateur'
			? readLabel(node)
			: attributes.indicateur;
	return [
		...(pole === undefined ? [] : checkPole(pole, scope)),
		...(periode === undefined ? [] : checkPeriod(periode, scope)),
		...(indicator === undefined || ventilation === undefined || modalite === undefined
			? []
			: checkModality(indicator, ventilation, modalite, scope)),
		...(node.name === 'etat-financier' && action !== undefined ? checkAction(action, scope) : []),
		...(node.name === 'vue' && id !== undefined ? checkView(id, scope) : []),
	];
}

function checkPole(pole: string, { poles }: CheckScope): readonly string[] {
	const known = [ENSEMBLE, ...poles.map(({ code }) => code)];
	return known.includes(pole)
		? []
		: [
				`Le pôle ${quote(pole)} n’est pas dans les extraits. ${suggest(findNearest(pole, known), known)}`,
			];
}

function checkPeriod(text: string, scope: CheckScope): readonly string[] {
	if (!isAbsolutePeriod(text)) return [];
	const parsed = parsePeriod(text, scope.convention, scope.dateExtraction);
	return parsed.ok ? [] : [parsed.message];
}

function checkModality(
	id: string,
	ventilation: string,
	modalite: string,
	{ convention }: CheckScope,
): readonly string[] {
	const breakdown = getIndicator(id).breakdowns.find((one) => one.id === ventilation);
	if (breakdown === undefined) return [];
	const known = listVocabulary(breakdown, convention).map(({ code }) => code);
	return known.includes(modalite)
		? []
		: [
				`La ventilation ${quote(ventilation)} de ${quote(id)} n’a pas la modalité ${quote(modalite)}. ${suggest(findNearest(modalite, known), known)}`,
			];
}

function checkAction(action: string, { convention }: CheckScope): readonly string[] {
	const known: readonly string[] = convention.actions.map(({ code }) => code);
	return known.includes(action)
		? []
		: [
				`L’action ${quote(action)} n’est pas dans la convention. ${suggest(findNearest(action, known), known)}`,
			];
}

function checkView(id: string, { views }: CheckScope): readonly string[] {
	return views.includes(id)
		? []
		: [
				`La vue ${quote(id)} n’est pas enregistrée sur cet appareil. L’enregistrer dans la page Exploration, ou retirer la directive.${views.length === 0 ? '' : ` ${suggest(findNearest(id, views), views)}`}`,
			];
}
