/** What of an export of ActivityInfo did not become a row. */

export const LEFT_OUT = [
	'typed or computed on the way to a metric',
	'planning',
	'left out by a rule',
	'of no quarter of the plan',
] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

/** What no rule knows. */
export interface Unknown {
	readonly what: 'field' | 'partner' | 'place' | 'value';
	/** As rules name it; of a partner its name there. */
	readonly code: string;
	/** As the export calls it; empty: it has no other name. */
	readonly title: string;
	/** Quantities that have it. */
	readonly lines: number;
}

/** A quantity field of an export, as its trial found it. */
export interface ExportedField {
	/** As rules name it. */
	readonly field: string;
	/** As the export calls it; empty: it has no other name. */
	readonly title: string;
	/** Quantities that it has. */
	readonly lines: number;
}

export interface Aside {
	readonly left: readonly { readonly why: LeftOut; readonly lines: number }[];
	readonly unknown: readonly Unknown[];
}
