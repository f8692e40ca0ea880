import type { PackedFigure, ReadPacked } from './packed.ts';
import { paperRows } from './paperRows.ts';
import { spanOf } from './reading.ts';
import { taggedTables } from './taggedTables.ts';
import { countIn, written } from './written.ts';

/** Figures to date of a paper, of the country and of the places beside its map; of two places of one name it says nothing. */
export const paperFile: ReadPacked = async (file, { year, quarter }, { indicators, names }) => {
	const span = spanOf(year, quarter, 'year-to-date');
	const placeOf = (name: string) => {
		const found = [...names].filter(([key, one]) => one === name.trim() && !key.includes(':'));
		return found.length === 1 ? found[0]?.[0] : undefined;
	};
	const rows = paperRows(await taggedTables(file), (text) => indicators.has(text), placeOf);
	return rows.flatMap(({ code, place, figure: [first] }): PackedFigure[] => {
		const value = countIn(written(first ?? ''));
		return value === undefined ? [] : [[{ indicator: code, span, ...(place !== null && { place }) }, value]];
	});
};
