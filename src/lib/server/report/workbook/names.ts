/** What a report's rows are called in its workbook, in the reader's language, and how those words are read back. */
import { ACTIVITY_STATUSES, type ActivityStatus } from '#lib/report/report.ts';
import { yearWords, type YearStart } from '#lib/plan/planYear.ts';
import { formatQuarter, quarterAt } from '#lib/plan/quarter.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import type { CellColumn, WorkbookNames } from '#lib/report/workbook.ts';
import { plain, separator } from '#lib/i18n/locale.ts';
import { liesInWords } from '#lib/places/words.ts';
import { FIELD_HEADINGS } from '#lib/report/words/field.ts';
import { m } from '#lib/paraglide/messages.js';
import { locales } from '#lib/paraglide/runtime.js';
import { labelOfPlace, type PlaceNode, type PlaceTree } from '#lib/server/places/queries/placeLabels.ts';
import type { WorkbookReference } from '#lib/server/report/queries/workbook.ts';

const STATUSES: Record<ActivityStatus, typeof m.activity_planned> = {
	planned: m.activity_planned,
	ongoing: m.activity_ongoing,
	completed: m.activity_completed,
};

/** By the code of the column. */
const HEADINGS: Readonly<Record<string, () => string>> = {
	...FIELD_HEADINGS,
	row: m.workbook_row,
	indicator_name: m.indicator,
};

/** Market town, North district [P12…]: found again by the code, whatever the language. */
export function placeLine(node: PlaceNode, places: PlaceTree): string {
	const { name, level, group, parent, pcode } = labelOfPlace(node, places);
	const own = level === 0 ? m.place_national() : plain(name);
	const within = level > 1 ? liesInWords(group, parent?.name) : '';
	return `${own}${within && separator() + within} [${pcode}]`;
}

export function workbookNames(
	{ indicators, places, organisations }: WorkbookReference,
	plan: YearStart,
): WorkbookNames {
	const byId = new Map(indicators.map((indicator) => [indicator.id, indicator]));
	const codes = new Map(organisations.map(({ id, code }) => [id, code]));
	return {
		indicator: (id) => {
			const found = byId.get(id);
			return found
				? { code: found.code, name: plain(found.name), unit: found.unit }
				: { code: '', name: '', unit: 'count' };
		},
		place: (id) => {
			const node = places.get(id);
			return node ? placeLine(node, places) : '';
		},
		status: (status) => STATUSES[status](),
		donor: (id) => codes.get(id) ?? '',
		quarter: (index) => quarterShort(quarterAt(index), plan),
	};
}

export function statusNames(): string[] {
	return ACTIVITY_STATUSES.map((status) => STATUSES[status]());
}

/** By the machine's word, or that of any language, so that a workbook may change hands. Undefined: none is called so. */
export function readStatus(text: string): ActivityStatus | undefined {
	const typed = text.trim().toLowerCase();
	return ACTIVITY_STATUSES.find(
		(status) =>
			status === typed || locales.some((locale) => STATUSES[status]({}, { locale }).toLowerCase() === typed),
	);
}

/** By `2024-Q1`, or as any of the languages writes it. Undefined: it is none of those. */
export function readQuarter(text: string, quarters: readonly number[], plan: YearStart): number | undefined {
	const typed = text.trim().toLowerCase();
	return quarters.find((index) => {
		const { year, quarter } = quarterAt(index);
		const words = { year: yearWords(year, plan), quarter: String(quarter) };
		return (
			formatQuarter({ year, quarter }).toLowerCase() === typed ||
			locales.some((locale) => m.quarter_short(words, { locale }).toLowerCase() === typed)
		);
	});
}

/** The heading of a column, by its code; a code that has none stands as it is. */
export function columnHeading(code: string, columns: readonly CellColumn[]): string {
	const column = columns.find((one) => one.code === code);
	if (column) return column.groups.map(({ name }) => plain(name)).join(' · ');
	return HEADINGS[code]?.() ?? code;
}
