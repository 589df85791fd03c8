import {
	acceptCompletion,
	autocompletion,
	closeBrackets,
	completionKeymap,
	closeBracketsKeymap,
	type Completion,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { sql, SQLDialect, type SQLNamespace } from '@codemirror/lang-sql';
import { HighlightStyle, bracketMatching, syntaxHighlighting } from '@codemirror/language';
import { EditorState, Prec, StateEffect, StateField } from '@codemirror/state';
import {
	Decoration,
	drawSelection,
	EditorView,
	keymap,
	lineNumbers,
	type DecorationSet,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { CatalogTable } from '../../exploration/console/sql-catalog.ts';

/** A place in the text, 1 for the first line and the first letter. */
export interface EditorMark {
	readonly line: number;
	readonly column: number;
}

export interface SqlEditorOptions {
	readonly text: string;
	readonly label: string;
	/** Id, in the same shadow tree, of what is read after the label. */
	readonly describedBy: string;
	readonly tables: readonly CatalogTable[];
	readonly onChange: (text: string) => void;
	readonly onRun: () => void;
	readonly onCancel: () => void;
}

/** What the page does with an editor once it stands. */
export interface SqlEditor {
	readonly setText: (text: string) => void;
	readonly insert: (text: string) => void;
	readonly mark: (place: EditorMark | null) => void;
	readonly focus: () => void;
	readonly destroy: () => void;
}

const DIALECT = SQLDialect.define({
	keywords:
		'all and any as asc between by case cross cube current cast date desc describe distinct else end except exclude exists extract false fetch filter first following from full group grouping having ilike in inner intersect interval is join last lateral left like limit natural not null nulls offset on or order outer over partition preceding qualify recursive replace right rollup row rows sample select sets similar summarize then to true unbounded union using values when where window with within',
	types: 'bigint boolean date decimal double float hugeint integer interval time timestamp varchar',
	builtin:
		'abs avg ceil coalesce concat count date_diff date_part date_trunc extract first floor greatest last lead lag least left length lower max median min mode ntile quantile_cont range rank replace round row_number string_agg substr sum trim upper',
	doubleQuotedStrings: false,
});

const PHRASES = {
	Completions: 'Propositions',
	'Control character': 'Caractère de contrôle',
	'Selection deleted': 'Sélection effacée',
	'replaced $': '$ remplacé',
};

const colours = HighlightStyle.define([
	{ tag: tags.keyword, color: 'var(--brand-strong)', fontWeight: '600' },
	{ tag: [tags.string, tags.special(tags.string)], color: 'var(--st-atteint)' },
	{ tag: [tags.number, tags.bool, tags.null], color: 'var(--ref)' },
	{
		tag: [tags.comment, tags.lineComment, tags.blockComment],
		color: 'var(--ink-3)',
		fontStyle: 'italic',
	},
	{ tag: [tags.typeName, tags.standard(tags.name)], color: 'var(--st-en-cours)' },
]);

const theme = EditorView.theme({
	'&': {
		color: 'var(--ink)',
		backgroundColor: 'var(--surface)',
		fontSize: '0.875rem',
		borderRadius: 'var(--r-control)',
		border: '1px solid var(--line-strong)',
	},
	'&.cm-focused': { outline: '3px solid var(--focus)', outlineOffset: '2px' },
	'.cm-scroller': {
		fontFamily: 'var(--font-mono)',
		lineHeight: '1.375rem',
		maxHeight: '24rem',
		borderRadius: 'var(--r-control)',
	},
	'.cm-content, .cm-gutter': { minHeight: '8.25rem' },
	'.cm-content': { padding: '0.5rem 0', caretColor: 'var(--ink)' },
	'.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)' },
	'&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
		{
			background: 'color-mix(in srgb, var(--brand) 24%, transparent)',
		},
	'.cm-gutters': {
		backgroundColor: 'var(--sunken)',
		color: 'var(--ink-3)',
		borderRight: '1px solid var(--line)',
	},
	'&.cm-focused .cm-matchingBracket, .cm-matchingBracket': { backgroundColor: 'var(--brand-tint)' },
	'.cm-fault': {
		textDecoration: 'underline wavy var(--st-non-atteint) 2px',
		textUnderlineOffset: '3px',
	},
	'.cm-tooltip': {
		backgroundColor: 'var(--surface)',
		color: 'var(--ink)',
		border: '1px solid var(--line-strong)',
		borderRadius: 'var(--r-control)',
		boxShadow: 'var(--shadow-popover)',
	},
	'.cm-tooltip.cm-tooltip-autocomplete > ul': {
		fontFamily: 'var(--font-mono)',
		maxHeight: '14rem',
		borderRadius: 'var(--r-control)',
	},
	'.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '0.2rem 0.5rem' },
	'.cm-tooltip-autocomplete ul li[aria-selected]': {
		background: 'var(--brand)',
		color: 'var(--brand-on)',
	},
	'.cm-completionMatchedText': { textDecoration: 'none', fontWeight: '600' },
	'.cm-completionDetail': { color: 'inherit', fontFamily: 'var(--font-sans)', fontStyle: 'normal' },
	'.cm-completionInfo': {
		fontFamily: 'var(--font-sans)',
		fontSize: '0.84375rem',
		lineHeight: '1.25rem',
		maxWidth: '22rem',
		padding: '0.5rem 0.75rem',
	},
});

const setMark = StateEffect.define<number | null>();

/** The word where a fault is, until the text changes. */
const faultMark = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(marks, transaction) {
		let next = transaction.docChanged ? Decoration.none : marks;
		for (const effect of transaction.effects) {
			if (!effect.is(setMark)) continue;
			const { value } = effect;
			next = value === null ? Decoration.none : toFaultMark(transaction.state, value);
		}
		return next;
	},
	provide: (field) => EditorView.decorations.from(field),
});

function toFaultMark(state: EditorState, at: number): DecorationSet {
	const word = state.wordAt(at);
	const from = word?.from ?? Math.min(at, Math.max(0, state.doc.length - 1));
	const to = word?.to ?? Math.min(from + 1, state.doc.length);
	if (to <= from) return Decoration.none;
	return Decoration.set([Decoration.mark({ class: 'cm-fault' }).range(from, to)]);
}

/**
 * An editor in a shadow tree: its style sheets are adopted there by script, which the policy of the page allows, where
 * a `<style>` in the document would be refused.
 */
export function createSqlEditor(
	root: ShadowRoot,
	parent: HTMLElement,
	options: SqlEditorOptions,
): SqlEditor {
	const { text, label, describedBy, tables, onChange, onRun, onCancel } = options;
	const view = new EditorView({
		root,
		parent,
		state: EditorState.create({
			doc: text,
			extensions: [
				Prec.highest(
					keymap.of([
						{
							key: 'Mod-Enter',
							run: () => {
								onRun();
								return true;
							},
						},
					]),
				),
				lineNumbers(),
				history(),
				drawSelection(),
				bracketMatching(),
				closeBrackets(),
				autocompletion({ icons: false }),
				sql({ dialect: DIALECT, schema: toSchema(tables), upperCaseKeywords: true }),
				syntaxHighlighting(colours),
				theme,
				faultMark,
				EditorState.phrases.of(PHRASES),
				EditorView.lineWrapping,
				EditorView.contentAttributes.of({
					'aria-label': label,
					'aria-describedby': describedBy,
					spellcheck: 'false',
					autocapitalize: 'off',
				}),
				// Tab is not taken: it leaves the editor, as it leaves any field.
				keymap.of([
					...closeBracketsKeymap,
					...completionKeymap,
					...historyKeymap,
					...defaultKeymap,
					{ key: 'Mod-i', run: acceptCompletion },
					{
						key: 'Escape',
						run: () => {
							onCancel();
							return true;
						},
					},
				]),
				EditorView.updateListener.of((update) => {
					if (update.docChanged) onChange(update.state.doc.toString());
				}),
			],
		}),
	});
	return {
		setText: (next) => {
			if (next === view.state.doc.toString()) return;
			view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: next } });
		},
		insert: (piece) => {
			view.dispatch(view.state.replaceSelection(piece));
			view.focus();
		},
		mark: (place) => {
			view.dispatch({ effects: setMark.of(place === null ? null : toOffset(view.state, place)) });
		},
		focus: () => {
			view.focus();
		},
		destroy: () => {
			view.destroy();
		},
	};
}

function toOffset(state: EditorState, { line, column }: EditorMark): number {
	const found = state.doc.line(Math.min(Math.max(1, line), state.doc.lines));
	return Math.min(found.from + column - 1, found.to);
}

function toSchema(tables: readonly CatalogTable[]): SQLNamespace {
	return Object.fromEntries(
		tables.map(({ name, description, origin, columns }) => [
			name,
			{
				self: {
					label: name,
					type: 'type',
					detail: origin === 'extrait' ? 'extrait' : 'table préparée',
					info: description,
				} satisfies Completion,
				children: columns.map((column): Completion => {
					return { label: column.name, type: 'property', info: column.description };
				}),
			},
		]),
	);
}
