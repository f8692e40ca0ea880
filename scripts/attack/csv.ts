/** Reads the CSV files beside the pages of a quarter. */
import { PEOPLE, spanOf, type Figure, type Reading, type Seen } from './reading.ts';

export type Line = ReadonlyMap<string, string>;

/** Where a file lies, which quarter its page is of, and whose page it is: an indicator, a place, a donor. */
export interface File {
	readonly name: string;
	readonly subject: string;
	readonly year: number;
	readonly quarter: number;
	readonly window: string;
	readonly address: string;
}

const WITHHELD = '[c]';

/** Names in the first line, HXL tags in the second. */
export function csvLines(text: string): Line[] {
	const rows: string[][] = [[]];
	for (const { 1: quoted, 2: bare, 3: end } of text
		.replace(/^\ufeff/, '')
		.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
		rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? bare ?? '');
		if (end === '') break;
		if (end !== ',') rows.push([]);
	}
	const [head = [], , ...lines] = rows;
	return lines
		.filter(({ length }) => length > 1)
		.map((cells) => new Map(head.map((name, at) => [name, cells[at] ?? ''])));
}

export function parseFile(text: string, file: File, { country, indicators }: Reading): Seen[] {
	const seen: Seen[] = [];
	const { subject, year, quarter, window, address } = file;
	const span = spanOf(year, quarter, window);
	const take = (figure: Partial<Figure>, cell: string | undefined) => {
		const value = cell === WITHHELD ? null : Number(cell === '' ? NaN : (cell ?? NaN));
		const whole: Figure = { indicator: '', part: 'total', place: country, span, ...figure };
		const its = indicators.get(whole.indicator);
		// Fractions, places and ranges tell of no people by themselves.
		if (!its || its.isFraction || Number.isNaN(value)) return;
		seen.push({ figure: whole, value, address });
	};
	const before = { first: span.first - 4, last: span.last - 4 };
	for (const line of csvLines(text)) {
		const at = (column: string) => line.get(column);
		const indicator = at('indicator') ?? subject;
		const of = { indicator };
		switch (file.name) {
			case 'progress':
				take(of, at('reached'));
				take({ ...of, span: before }, at('previous'));
				take({ ...of, place: `${country}~p` }, at('without_place'));
				break;
			case 'people':
				take(
					{
						indicator: PEOPLE,
						part: personPart(at('figure') ?? '', at('dimension') ?? '', at('group') ?? ''),
					},
					at('people'),
				);
				break;
			case 'places':
				if (at('pcode') !== undefined) take({ ...of, place: at('pcode') ?? '' }, at('reached'));
				else
					take({ ...of, part: `donor:${subject}`, place: at('place') ?? '' }, cellOrNothing(at('reached')));
				break;
			case 'partners':
				take(
					{
						...of,
						part: `partner:${at('partner') ?? ''}`,
						place: at('place') ?? '',
						span: spanOf(year, quarter, 'quarter'),
					},
					cellOrNothing(at('reached')),
				);
				break;
			case 'groups':
				take({ indicator: subject, part: `${at('dimension') ?? ''}:${at('group') || '?'}` }, at('reached'));
				break;
			case 'results':
				take({ ...of, part: `donor:${subject}` }, at('reached'));
				take(of, at('whole_sector'));
				break;
			case 'values':
				if (at('pcode') === undefined) {
					const [its, number] = [Number(at('year')), Number(at('quarter'))];
					take({ ...of, span: spanOf(its, number, 'quarter') }, at('reached'));
					take({ ...of, span: spanOf(its, number, 'year-to-date') }, at('year_to_date'));
				} else {
					// The country's own page leaves out what names no place at all.
					const place = at('pcode') === country ? `${country}@` : (at('pcode') ?? '');
					take({ ...of, place, span: spanOf(year, quarter, 'year-to-date') }, at('year_to_date'));
					for (const number of [1, 2, 3, 4])
						take({ ...of, place, span: spanOf(year, number, 'quarter') }, cellOrNothing(at(`q${number}`)));
				}
		}
	}
	return seen;
}

/** What stands in no table is withheld everywhere, and nothing is promised of it beside that. */
function cellOrNothing(cell: string | undefined): string | undefined {
	return cell === WITHHELD ? '' : cell;
}

function personPart(figure: string, dimension: string, group: string): string {
	if (dimension === '') return figure === 'without place' ? 'unplaced' : 'total';
	return `${dimension}:${group || '?'}`;
}
