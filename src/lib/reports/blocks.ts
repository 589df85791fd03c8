import type { Drawing } from '../charts/drawing.ts';
import type { FrameContext } from '../charts/export-frame.ts';
import type { Status } from '../indicators/indicator.ts';
import type { Statement } from '../models/accounts.ts';
import type { Kpi } from '../models/kpi.ts';
import type { TableModel } from '../models/table.ts';

/** A run of words of one look. A figure that a directive placed is text like any other: every renderer prints it. */
export interface Words {
	readonly text: string;
	readonly strong?: boolean;
	readonly emphasis?: boolean;
	/** Address of a link: a page of this site (`/contrats`), an anchor of the document (`#figure-3`), or `https:`. */
	readonly href?: string;
	/** The status that the text names, for its glyph and its colour. */
	readonly status?: Status;
}

/** A caption with its number in the document: « Figure 4. Part des personnes accompagnées sous contrat ». */
export interface Caption {
	readonly id: string;
	readonly kind: 'figure' | 'tableau';
	/** From 1, in the order of the document; null on slides, which number nothing. */
	readonly number: number | null;
	readonly text: string;
}

/** What a report is made of, once its directives have been answered: every renderer draws each kind. */
export type Block =
	| {
			readonly kind: 'titre';
			readonly level: 1 | 2 | 3;
			readonly id: string;
			readonly words: readonly Words[];
	  }
	| { readonly kind: 'paragraphe'; readonly words: readonly Words[] }
	| {
			readonly kind: 'liste';
			readonly isOrdered: boolean;
			readonly items: readonly (readonly Block[])[];
	  }
	| {
			readonly kind: 'citation';
			readonly blocks: readonly Block[];
			/** Whether it is a field that people have still to fill: marked on every page. */
			readonly isToComplete?: boolean;
	  }
	| { readonly kind: 'kpi'; readonly kpis: readonly Kpi[] }
	| {
			readonly kind: 'graphique';
			readonly caption: Caption;
			readonly drawing: Drawing;
			/** The indicator drawn, for its clause and definition; null where a drawing shows several. */
			readonly kpi: Kpi | null;
	  }
	| { readonly kind: 'tableau'; readonly caption: Caption; readonly table: TableModel }
	| {
			readonly kind: 'etat-financier';
			readonly caption: Caption;
			readonly statement: Statement;
			/** What the statement asks to be said: totals that differ, the share of the Département… */
			readonly notes: readonly string[];
	  }
	/** A page of its own starts here. */
	| { readonly kind: 'saut' };

/** A slide, or a part of a report under a title of level 1. */
export interface Section {
	/** Anchor, unique in the document. */
	readonly id: string;
	readonly title: readonly Words[];
	/** Above the title of a slide: « Accompagnement social, exercice 2020 ». */
	readonly kicker: string | null;
	/** How a slide is laid out: `titre` is the cover, `nombre` a number and its chart, `texte` anything else. */
	readonly layout: 'titre' | 'nombre' | 'texte';
	readonly blocks: readonly Block[];
	/** What the speaker says, never projected. */
	readonly notes: readonly Block[];
	/** The page of the dashboard that a slide leads to: `/contrats`. */
	readonly page: string | null;
}

/** A whole report, ready for any renderer: page, slides, PPTX, DOCX, XLSX, HTML. */
export interface ReportDocument {
	/** Name of its Markdown file, without its ending: `rapport-annuel-accompagnement`. */
	readonly id: string;
	readonly form: 'rapport' | 'diapositives';
	readonly title: string;
	readonly subtitle: string;
	/** « Du 1er janvier au 31 décembre 2020, données arrêtées au 31 décembre 2020 ». */
	readonly dates: string;
	/** Id of the period: `2020`, `2020-S1`. */
	readonly period: string;
	/** Date of the extraction, version of the definitions…: what every document of a report must say. */
	readonly facts: readonly string[];
	/** Edition, source, day of edition and mention, printed on each page, slide and chart. */
	readonly frame: FrameContext;
	readonly sections: readonly Section[];
}
