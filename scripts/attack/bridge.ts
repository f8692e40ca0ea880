/** Reads the bridge that a document holds: what an earlier quarter's year to date comes to by now. */
import { spanOf, type Figure } from './reading.ts';

interface Adding {
	readonly code: string;
	readonly kind: 'adds';
	readonly terms: {
		readonly published: number | null;
		readonly lateAndCorrected: number | null;
		readonly yearToDate: number;
	};
	/** Of people: what was late is told with what was added. */
	readonly lateIsAdded: boolean;
}

/** Of an earlier quarter of the same year. */
export interface GivenBridge {
	readonly year: number;
	readonly quarter: number;
	readonly lines: readonly (
		| Adding
		| { readonly code: string; readonly kind: 'places' }
		| { readonly code: string; readonly kind: 'other'; readonly is: number | null }
	)[];
}

/** @param own the quarter of the document */
export function readBridge(
	{ year, quarter, lines }: GivenBridge,
	own: number,
	take: (figure: Pick<Figure, 'indicator' | 'span'>, value: number) => void,
): void {
	const at = (last: number) => spanOf(year, last, 'year-to-date');
	for (const line of lines) {
		const indicator = line.code;
		if (line.kind === 'other' && line.is !== null) take({ indicator, span: at(quarter) }, line.is);
		if (line.kind !== 'adds') continue;
		const { published, lateAndCorrected, yearToDate } = line.terms;
		take({ indicator, span: at(own) }, yearToDate);
		// With what was late it is no figure of that quarter.
		if (line.lateIsAdded && (published !== null || lateAndCorrected !== null))
			take({ indicator, span: at(quarter) }, (published ?? 0) + (lateAndCorrected ?? 0));
	}
}
