import { BLOCK_DIRECTIVES } from './directives-blocks.ts';
import { CONTAINER_DIRECTIVES } from './directives-containers.ts';
import { TEXT_DIRECTIVES } from './directives-text.ts';

/** What the value of an attribute, or the text between brackets, must be. */
export type AttributeKind =
	| 'indicateur'
	/** Several, separated by commas. */
	| 'indicateurs'
	| 'pole'
	| 'periode'
	| 'ventilation'
	| 'modalite'
	| 'type-de-graphique'
	| 'nombre'
	| 'texte'
	| { readonly choice: readonly string[] }
	/** Several of them, separated by commas. */
	| { readonly choices: readonly string[] };

export interface AttributeSpec {
	readonly name: string;
	readonly kind: AttributeKind;
	readonly isRequired?: boolean;
	/** French words for the documentation. */
	readonly says: string;
}

/** How a directive is written: `:nom[…]` in a line, `::nom` on a line, `:::nom` around paragraphs. */
export type DirectiveForm = 'texte' | 'bloc' | 'conteneur';

/** A directive: what is checked of it and what is documented of it are this one object. */
export interface DirectiveSpec {
	readonly name: string;
	readonly form: DirectiveForm;
	readonly says: string;
	/** What stands between brackets, null where nothing does. */
	readonly label: Omit<AttributeSpec, 'name'> | null;
	readonly attributes: readonly AttributeSpec[];
	/** An example that the checks accept. */
	readonly example: string;
}

/** Every directive that a report may hold. */
export const DIRECTIVES: readonly DirectiveSpec[] = [
	...TEXT_DIRECTIVES,
	...BLOCK_DIRECTIVES,
	...CONTAINER_DIRECTIVES,
];

const byName = new Map(DIRECTIVES.map((spec) => [spec.name, spec]));

/** The directive of a name; undefined where there is none. */
export function findDirective(name: string): DirectiveSpec | undefined {
	return byName.get(name);
}
