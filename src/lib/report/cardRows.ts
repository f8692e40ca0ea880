/** Which rows the figures of a card are, in one field of its form: of hundreds of cards a page has to find each field. */
import { MOST } from './bounds.ts';

/** A stored figure of a card. */
export interface FigureRow {
	readonly indicatorId: number;
	readonly id: number;
	readonly version: number;
}

const ONE = String.raw`\d{1,9}:\d{1,9}:\d{1,9}`;
/** Signs of all that a card can have. */
export const LONGEST_ROWS = MOST.figures * '999999999:999999999:999999999 '.length;
const ROWS = new RegExp(`^(?:${ONE}(?: ${ONE})*)?$`);

/** Indicator, row and version of each; empty: none is stored. */
export function rowsText(figures: readonly FigureRow[]): string {
	return figures.map(({ indicatorId, id, version }) => [indicatorId, id, version].join(':')).join(' ');
}

export function isRowsText(text: string): boolean {
	return ROWS.test(text);
}

/** By indicator; what is no text of `rowsText` names none. */
export function rowsIn(text: string): Map<number, FigureRow> {
	const figures = text === '' || !isRowsText(text) ? [] : text.split(' ');
	return new Map(
		figures.map((figure) => {
			const [indicatorId = 0, id = 0, version = 0] = figure.split(':').map(Number);
			return [indicatorId, { indicatorId, id, version }];
		}),
	);
}
