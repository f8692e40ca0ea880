import type { PaperTable } from './taggedTables.ts';

type Texts = readonly string[];

export interface PaperRow {
	readonly code: string;
	/** P-code; null: the whole. */
	readonly place: string | null;
	readonly figure: Texts;
	readonly heads: readonly Texts[];
	readonly cells: readonly Texts[];
}

/**
 * Rows of a paper that say a figure: those of indicators, and of the list beside the map, whose heading names the indicator.
 * @param placeOf P-code of a name, such as a row begins with
 */
export function paperRows(
	tables: readonly PaperTable[],
	isCode: (text: string) => boolean,
	placeOf: (name: string) => string | undefined,
): PaperRow[] {
	const codeIn = (texts: Texts) => texts.map((one) => one.trim()).find(isCode);
	return tables.flatMap(({ heading, heads, rows }) =>
		rows.flatMap((cells): PaperRow[] => {
			const [named = [], figure = [], more = []] = cells;
			const own = codeIn(named);
			if (own !== undefined) return [{ code: own, place: null, figure, heads, cells }];
			const [code, place] = [codeIn(heading), placeOf(named.join(''))];
			const isPlace = code !== undefined && place !== undefined;
			return isPlace ? [{ code, place, figure: more, heads, cells }] : [];
		}),
	);
}
