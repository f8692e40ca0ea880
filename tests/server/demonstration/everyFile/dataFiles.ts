/** Readers of the files that programs read: CSV, JSON, the workbook and the bundle. */
import { exactly, words, type Given, type Said, type Sayings } from './said.ts';

type Cell = string | number | null | undefined;
const NAMES = ['reached', 'target', 'share'];
const figure = (cell: Cell): Said | 'withheld' | undefined =>
	cell === '[c]'
		? 'withheld'
		: cell === '' || cell == null || Number.isNaN(Number(cell))
			? undefined
			: exactly(Number(cell));

/** Of lines that name what they are of, those of the quarter's year to date, whole and at municipalities. */
function ofLines(lines: readonly Readonly<Record<string, Cell>>[]): Sayings {
	const all: Sayings = new Map();
	for (const line of lines) {
		const isNow =
			Number(line.year) === 2024 && /^Q?1$/.test(String(line.quarter)) && line.window === 'year-to-date';
		const isWhole = !line.dimension && !line.partner && line.indicator;
		const name = String(line.figure);
		if (!isNow || !isWhole || !NAMES.includes(name)) continue;
		if (Number(line.place_level) !== 0 && (Number(line.place_level) !== 3 || !line.place)) continue;
		const said = line.conf_status === 'C' ? 'withheld' : figure(line.value);
		if (said !== undefined) all.set([name, line.indicator, line.place ?? ''].join(' ').trim(), said);
	}
	return all;
}

export const csv = ({ csv: lines }: Given): Sayings => ofLines(lines);
export const json = ({ json: { figures } }: Given): Sayings => ofLines(figures);

export function workbook({ sheets, language }: Given): Sayings {
	const all: Sayings = new Map();
	const head = (key: string) => words(language, key);
	for (const { name, rows } of sheets.flatMap(({ tables }) => tables)) {
		if (name !== 'indicators' && name !== 'places_3') continue;
		const [heads = [], ...lines] = rows;
		const at = (line: readonly Cell[], key: string) => line[heads.indexOf(head(key))];
		for (const line of lines) {
			const place = name === 'places_3' ? String(at(line, 'workbook_pcode')) : '';
			if (place === '[z]') continue;
			const take = (named: string, cell: Cell) => {
				const said = figure(cell);
				const key = [named, String(at(line, 'workbook_code')), place].join(' ').trim();
				if (said !== undefined) all.set(key, said);
			};
			take('reached', at(line, 'window_year_to_date'));
			take('target', at(line, 'target'));
			take('share', at(line, 'workbook_share'));
		}
	}
	return all;
}

/** The first quarter of a year is its year to date. */
export function bundle({ bundle: { reports }, places }: Given): Sayings {
	const municipalities = new Set(['', ...places.values()]);
	const whole = reports.filter(
		({ partner, sex, cohort, age, disability, place = '' }) =>
			![partner, sex, cohort, age, disability].some(Boolean) && municipalities.has(place),
	);
	return ofLines(
		whole.map((line) => ({
			...{ ...line, figure: 'reached', window: 'year-to-date' },
			...{ dimension: '', value: line.value, place_level: line.place ? 3 : 0 },
		})),
	);
}
