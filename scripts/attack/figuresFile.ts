/** Reads the file that holds every figure of a publication's data files, `figures.json`. */
import { PEOPLE, spanOf, type Figure, type Reading, type Seen, type Span } from './reading.ts';

export interface FigureLine {
	readonly year: number;
	readonly quarter: number;
	readonly window: string;
	readonly figure: string;
	readonly indicator: string | null;
	readonly partner: string | null;
	readonly place_level: number;
	readonly place: string | null;
	readonly dimension: string | null;
	readonly group: string | null;
	readonly unit: string;
	readonly value: number | null;
	readonly conf_status: 'F' | 'C';
}

export function readFiguresFile(text: string, address: string, reading: Reading): Seen[] {
	const { figures } = JSON.parse(text) as { readonly figures: readonly FigureLine[] };
	return figureLinesSeen(figures, address, reading);
}

export function figureLinesSeen(
	lines: readonly FigureLine[],
	address: string,
	{ country, indicators }: Reading,
): Seen[] {
	return lines.flatMap((line) => {
		const figure = figureOf(line, country);
		const its = figure && indicators.get(figure.indicator);
		if (!figure || !its || its.isFraction) return [];
		// What stands in no table is withheld everywhere, and nothing is promised of it beside that.
		if (line.value === null && (line.conf_status === 'F' || line.partner !== null)) return [];
		return [{ figure, value: line.value, address }];
	});
}

/** Undefined: no count, such as a target, a share or a sum of money. */
function figureOf(line: FigureLine, country: string): Figure | undefined {
	const { figure, place_level: level, window, partner, dimension } = line;
	if (line.indicator === null && line.unit !== 'people') return undefined;
	const span = spanOf(line.year, line.quarter, window);
	const of = { indicator: line.indicator ?? PEOPLE, part: 'total', place: line.place ?? country, span };
	if (figure === 'previous') return { ...of, span: yearEarlier(span) };
	if (figure === 'without_place')
		return line.indicator === null ? { ...of, part: 'unplaced' } : { ...of, place: `${country}~${level}` };
	if (figure !== 'reached') return undefined;
	if (partner !== null) return { ...of, part: `partner:${partner}`, place: line.place ?? '' };
	return dimension === null ? of : { ...of, part: `${dimension}:${line.group ?? '?'}` };
}

function yearEarlier({ first, last }: Span): Span {
	return { first: first - 4, last: last - 4 };
}
