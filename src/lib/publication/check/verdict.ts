/** What the check says of a number. Source: docs/rules.md, Figure check. */
import type { Context } from './context.ts';
import type { KnownFigure } from './known.ts';
import type { TypedNumber } from './typed.ts';
import type { Agreement } from './value.ts';

/**
 * `left`: a year, a code, a mark, a span of time: nothing to compare. `elsewhere`: of another date or place, with what
 * the figure is here. `unknown`: nothing that it could be compared with.
 */
export type Verdict =
	| { readonly is: 'left' }
	| { readonly is: 'agrees'; readonly how: Agreement; readonly figure: KnownFigure }
	| { readonly is: 'disagrees'; readonly figure: KnownFigure }
	| { readonly is: 'elsewhere'; readonly by: 'date' | 'place'; readonly figure: KnownFigure | null }
	| { readonly is: 'unknown' };

export interface Judged {
	readonly number: TypedNumber;
	readonly verdict: Verdict;
	/** Null: it was left alone. */
	readonly context: Context | null;
}
