/**
 * What `dashboard.typ` draws: words ready to be read, and pictures. It reads this as JSON, so that a text is never
 * markup, whatever signs stand in it.
 */
import type { Block } from '#lib/publication/prose.ts';

/** A text of the data in a language of its own. */
export interface Said {
	readonly text: string;
	readonly language: string;
	readonly direction: 'ltr' | 'rtl';
}

/** A chart or map: an SVG that stands by itself, and what a sighted reader sees in it. */
export interface Drawn {
	readonly svg: string;
	/** Empty: the words beside it say all of it. */
	readonly alt: string;
}

export interface KeyEntry {
	readonly label: string;
	readonly figure: string;
	/** Name of the colour; null: a withheld figure has none. */
	readonly tone: string | null;
}

/** A figure with its bars, on top of the first page. */
export interface Box {
	readonly title: string;
	readonly figure: string;
	/** Words stand in place of a figure. */
	readonly missing: boolean;
	readonly beside: string | null;
	readonly bars: readonly { readonly bar: Drawn | null; readonly key: readonly KeyEntry[] }[];
	readonly lines: readonly string[];
}

export interface Row {
	readonly code: string;
	readonly name: Said;
	/** Number of its note; null: none. */
	readonly note: string | null;
	readonly lines: readonly string[];
	readonly reached: string;
	/** What goes with it: of which target, that nothing was reported. */
	readonly beside: readonly string[];
	readonly bar: Drawn | null;
	/** In per cent; empty: none. */
	readonly share: string;
	readonly status: string | null;
	readonly change: { readonly change: string | null; readonly from: string } | null;
}

export interface FigureRows {
	readonly columns: readonly string[];
	readonly hasBars: boolean;
	/** Has a column of shares, and one of changes. */
	readonly hasShares: boolean;
	readonly compares: boolean;
	readonly rows: readonly Row[];
}

export interface Prose {
	readonly language: string;
	readonly direction: 'ltr' | 'rtl';
	readonly blocks: readonly Block[];
}

/** Names of places with one figure; the figure is empty where they are only counted. */
export interface PlaceLine {
	readonly figure: string;
	readonly places: string;
}

export interface PlaceMap {
	readonly code: string;
	readonly name: Said;
	readonly figure: string;
	readonly note: string | null;
	/** Null: no place of it has a position. */
	readonly map: Drawn | null;
	readonly key: readonly { readonly mark: string; readonly words: string }[];
	readonly lines: readonly string[];
}

export interface Where {
	readonly title: string;
	readonly sub: string;
	readonly columns: readonly string[];
	readonly lead: PlaceMap & {
		readonly rows: readonly {
			readonly name: string;
			readonly within: string;
			readonly figure: string;
			readonly bar: string | null;
		}[];
	};
	readonly others: readonly (PlaceMap & { readonly words: readonly PlaceLine[] })[];
	readonly credits: readonly string[];
}

export interface Part {
	readonly code: string | null;
	readonly name: Said | null;
	readonly texts: readonly Prose[];
}

/** Parts one after the other, in two columns. */
export interface Band {
	/** Over both columns; null: each part has a title of its own. */
	readonly title: string | null;
	readonly parts: readonly (Part & { readonly title: string | null })[];
}

export interface PaperContent {
	readonly language: string;
	readonly direction: 'ltr' | 'rtl';
	/** By name, as the pages have them. */
	readonly colours: Readonly<Record<string, string>>;
	/** Of the file. */
	readonly title: string;
	readonly author: string;
	/** ISO day; null: a draft. */
	readonly day: string | null;
	readonly over: string;
	readonly heading: string;
	readonly lead: Prose | null;
	readonly standing: readonly string[];
	readonly boxes: readonly Box[];
	readonly boxNotes: readonly Said[];
	readonly progress: {
		readonly title: string;
		readonly sub: string;
		readonly legend: readonly { readonly mark: string; readonly words: string }[];
		readonly table: FigureRows | null;
		readonly lines: readonly string[];
	};
	readonly where: Where | null;
	readonly outputs: {
		readonly title: string;
		readonly sub: string | null;
		readonly of: readonly (Part & { readonly table: FigureRows | null })[];
	} | null;
	readonly bands: readonly Band[];
	readonly partners: { readonly title: string; readonly names: readonly string[] } | null;
	readonly notes: {
		readonly title: string;
		readonly of: readonly (Said & { readonly number: string })[];
	} | null;
	readonly method: {
		readonly title: string;
		readonly lines: readonly string[];
		readonly more: { readonly words: string; readonly address: string };
	};
	readonly about: {
		readonly title: string;
		readonly lines: readonly Said[];
		readonly links: readonly string[];
	};
	/** With `{page}` and `{pages}` where the numbers stand. */
	readonly pageWords: string;
	readonly address: string;
	readonly hash: { readonly label: string; readonly value: string } | null;
}
