import { Validator, type OutputUnit, type Schema } from '@cfworker/json-schema';
import clausesSchema from '../../../data-schemas/clauses.schema.json' with { type: 'json' };
import conventionSchema from '../../../data-schemas/convention.schema.json' with { type: 'json' };
import datapackageSchema from '../../../data-schemas/datapackage.schema.json' with { type: 'json' };
import {
	formatPointer,
	getAt,
	getMember,
	getSubschema,
	isJsonObject,
	parseFragment,
} from './json.ts';
import { sayExpected, sayMissing, sayUnknownKey, sayWrongKey } from './shape-sentence.ts';

/** What is wrong at a place of a JSON document. */
export interface SchemaProblem {
	/** JSON pointer of the place, empty for the whole document. */
	readonly path: string;
	/** French sentence that names the place and what was expected. */
	readonly message: string;
}

type Check = (value: unknown) => readonly SchemaProblem[];

/** Keywords whose errors only repeat those of what they contain. */
const APPLICATORS = new Set([
	'properties',
	'patternProperties',
	'items',
	'$ref',
	'propertyNames',
	'false',
]);

/** What is wrong with the shape of a `convention.json`, one problem a place; empty when it is right. */
export const checkConventionShape: Check = createCheck(conventionSchema);

/** What is wrong with the shape of a `clauses.json`, one problem a place; empty when it is right. */
export const checkClausesShape: Check = createCheck(clausesSchema);

/** What is wrong with the shape of a `datapackage.json`, one problem a place; empty when it is right. */
export const checkDatapackageShape: Check = createCheck(datapackageSchema);

function createCheck(source: unknown): Check {
	// The validator writes into the schema it is given.
	const schema: unknown = structuredClone(source);
	if (!isSchema(schema)) throw new Error('schema: not an object');
	const validator = new Validator(schema, '2020-12', false);
	return (value) => {
		const problems = new Map<string, SchemaProblem>();
		for (const unit of validator.validate(value).errors) {
			for (const problem of toProblems(unit, schema, value)) {
				if (!problems.has(problem.path)) problems.set(problem.path, problem);
			}
		}
		return [...problems.values()];
	};
}

function isSchema(value: unknown): value is Schema {
	return isJsonObject(value);
}

function toProblems(unit: OutputUnit, root: unknown, document: unknown): SchemaProblem[] {
	if (APPLICATORS.has(unit.keyword)) return [];
	const place = parseFragment(unit.instanceLocation);
	const location = parseFragment(unit.keywordLocation);
	const schema = getSubschema(root, location.slice(0, -1));
	const value = getAt(document, place);
	switch (unit.keyword) {
		case 'required':
			return listMissing(schema, value).map((key) => ({
				path: formatPointer([...place, key]),
				message: sayMissing(place, key),
			}));
		case 'additionalProperties': {
			// Also raised where the values of free keys are wrong, which their own errors tell.
			if (schema['additionalProperties'] !== false) return [];
			const known = Object.keys(toObject(schema['properties']));
			return listUnknown(schema, value).map((key) => ({
				path: formatPointer([...place, key]),
				message: sayUnknownKey(place, key, known),
			}));
		}
		default: {
			const isKey = location.at(-2) === 'propertyNames';
			const message = isKey
				? sayWrongKey(place, schema)
				: sayExpected(place, unit.keyword, schema, value);
			return [{ path: formatPointer(place), message }];
		}
	}
}

function listMissing(schema: Readonly<Record<string, unknown>>, value: unknown): string[] {
	const required: unknown = schema['required'];
	if (!Array.isArray(required)) return [];
	return required.map(String).filter((key) => getMember(value, key) === undefined);
}

function listUnknown(schema: Readonly<Record<string, unknown>>, value: unknown): string[] {
	const known = toObject(schema['properties']);
	const patterns = Object.keys(toObject(schema['patternProperties'])).map(
		(pattern) => new RegExp(pattern, 'u'),
	);
	return Object.keys(toObject(value)).filter(
		(key) => !Object.hasOwn(known, key) && !patterns.some((pattern) => pattern.test(key)),
	);
}

function toObject(value: unknown): Readonly<Record<string, unknown>> {
	return isJsonObject(value) ? value : {};
}
