/** Reads a drawing as one who looks at it: rows of words, figures and bars, and circles on a map. */
import { countIn, written } from './written.ts';

export interface DrawnRow {
	/** Without what only says its direction. */
	readonly name: string;
	/** Other words of the row, in their order: figures, targets, shares. */
	readonly words: readonly string[];
	/** Length of its first bar; 0: it has none. */
	readonly bar: number;
}

/** A line is drawn below each row, from the left; names begin there. */
export function drawnRows(svg: string): DrawnRow[] {
	const drawing = svg.slice(svg.indexOf('<svg overflow'));
	return drawing
		.split(/<path d="M0,/)
		.slice(0, -1)
		.map((row) => {
			const texts = [...row.matchAll(/<text x="([\d.]+)"[^>]*>(.*?)<\/text>/gs)];
			const at = (isName: boolean) =>
				texts.flatMap(([, x, text = '']) => ((x === '0') === isName ? [written(text)] : []));
			return {
				name: at(true).join(' '),
				words: at(false),
				bar: Number(/<rect [^>]*width="([\d.]+)"/.exec(row)?.[1] ?? 0),
			};
		});
}

/** What a row says, or what its bar does beside the longest one: bars are as long as figures are large. */
export function toldBy({ words: [figure], bar }: DrawnRow, rows: readonly DrawnRow[]): number | undefined {
	const count = countIn(figure);
	if (count !== undefined || bar === 0) return count;
	const [longest] = rows
		.filter(({ words }) => countIn(words[0]) !== undefined)
		.toSorted((a, b) => b.bar - a.bar);
	return longest && longest.bar > 0
		? Math.round((bar / longest.bar) * (countIn(longest.words[0]) ?? 0))
		: undefined;
}

/** What the whole drawing says to one who does not see it. */
export function drawingLabel(svg: string): string {
	return written(/ aria-label="([^"]*)"/.exec(svg)?.[1] ?? '');
}

/** Radii of the circles that stand for figures, by P-code. */
export function circlesIn(svg: string): Map<string, number> {
	const found = svg.matchAll(/<circle data-place="([^"]*)"[^>]* r="([\d.]+)" fill-opacity/g);
	return new Map([...found].map(([, place = '', radius]) => [written(place), Number(radius)]));
}
