/** A number as somebody typed it into a text, and what it is. */

/**
 * What a number is. `count`, `share`, `money` and `measure` may be compared with figures; the others name something
 * (`ordinal`: the 18th; `label`: the mark of a list; `code`: of an indicator, a figure, a place) or tell a time, and
 * are left alone.
 */
export type NumberKind =
	| 'count'
	| 'share'
	| 'money'
	| 'measure'
	| 'ordinal'
	| 'year'
	| 'quarter'
	| 'date'
	| 'duration'
	| 'code'
	| 'label';

/** How it was hedged: more than, fewer than, about. */
export type Hedge = '>' | '<' | '~';

export interface TypedNumber {
	/** Where it begins in its text, and how long it is, in UTF-16 units; unit words belong to it. */
	readonly offset: number;
	readonly length: number;
	readonly written: string;
	readonly kind: NumberKind;
	/** In its own numbers: 1,020,000 for `1.02 M`, 0.53 for `53 %`, the year of a year. The lower end of a range. */
	readonly value: number;
	/** The upper end of a range; null: one number. */
	readonly high: number | null;
	/** One in the last place written: 10,000 for `1.02 M`, 0.01 for `53 %`; 1 for a number in words. */
	readonly step: number;
	/** What it is where its sign of decimals is read as one of thousands, or the other way; null: it reads one way. */
	readonly orElse: number | null;
	readonly hedge: Hedge | null;
	/** Written in words (twenty-seven), not in digits. */
	readonly inWords: boolean;
	/** The currency's code, or the measure (`kg`); null: none. */
	readonly unit: string | null;
	/** A letter stands where a digit should: `I,001`. */
	readonly hasLetter: boolean;
}

const COMPARED: ReadonlySet<NumberKind> = new Set(['count', 'share', 'money', 'measure']);

/** Whether a number tells how many or how much. */
export function isAmount({ kind }: TypedNumber): boolean {
	return COMPARED.has(kind);
}

/** Where a number ends. */
export function endOf({ offset, length }: TypedNumber): number {
	return offset + length;
}
