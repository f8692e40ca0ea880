/** From a row of a workbook to what the report would store. */
import type { Scope } from '#lib/plan/scope.ts';
import type { CellColumn } from '#lib/report/workbook.ts';
import type { ActivityForm } from '#lib/report/forms/activity.ts';
import type { EnteredRow } from '#lib/server/report/activityEntry.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { WorkbookReference } from '#lib/server/report/queries/workbook.ts';
import { entryOf, findPlace } from '#lib/server/report/activityEntry.ts';
import type { CellFault, WorkbookError } from './faults.ts';
import type { WrittenReport, WrittenRow } from './layout.ts';
import { readQuarter, readStatus } from './names.ts';

export interface UnderstoodRow {
	readonly written: WrittenRow;
	/** Null when the row names no indicator, so nothing can be said of it. */
	readonly entry: EnteredRow | null;
	readonly errors: readonly WorkbookError[];
}

type Finding = readonly [column: string, fault: CellFault, text: string];

/** Names that differ only in how they are written cost a search each: more than these are not looked up. */
const MOST_SEARCHES = 300;

/** Reads rows against the plan's codes, groups and places; each place's name is looked up once. */
export function rowReader(
	reader: Reader,
	scope: Scope,
	reference: WorkbookReference,
	report: WrittenReport,
	/** In which something reported late may have been done. */
	quarters: readonly number[],
) {
	const indicators = new Map(reference.indicators.map((one) => [one.code.toLowerCase(), one]));
	const donors = new Map(
		reference.organisations.flatMap(({ id, code, name }): [string, number][] => [
			[name.toLowerCase(), id],
			[code.toLowerCase(), id],
		]),
	);
	const pcodes = new Map([...reference.places.values()].map(({ id, pcode }) => [id, pcode]));
	const places = new Map<string, number | null | undefined>();

	async function placeOf(text: string): Promise<number | null | undefined> {
		if (!places.has(text)) {
			places.set(text, places.size < MOST_SEARCHES || text.includes('[') ? await find(text) : undefined);
		}
		return places.get(text);
	}
	const find = (text: string) => findPlace(reader, scope, text);

	return async (written: WrittenRow): Promise<UnderstoodRow> => {
		const text = (code: string) => written.texts.get(code) ?? '';
		const found: Finding[] = [];
		const indicator = indicators.get(text('indicator').toLowerCase());
		if (!indicator) found.push(['indicator', blankOr(text('indicator'), 'indicator'), text('indicator')]);
		const status = readStatus(text('status'));
		if (!status) found.push(['status', blankOr(text('status'), 'status'), text('status')]);
		const place = await placeOf(text('place'));
		if (place === undefined) found.push(['place', 'unknown place', text('place')]);
		const named = text('donors')
			.split(/[;,،\n]/)
			.map((name) => name.trim())
			.filter((name) => name !== '');
		for (const name of named) {
			if (!donors.has(name.toLowerCase())) found.push(['donors', 'unknown donor', name]);
		}
		const through = donors.get(text('through').toLowerCase()) ?? null;
		if (text('through') !== '' && through === null)
			found.push(['through', 'unknown through', text('through')]);
		const doneIn = readQuarter(text('done_in'), quarters) ?? null;
		if (text('done_in') !== '' && doneIn === null)
			found.push(['done_in', 'unknown quarter', text('done_in')]);
		const entry = indicator
			? await entryOf(reader, scope, {
					...NOTHING,
					indicator: indicator.id,
					status: status ?? 'ongoing',
					reference: text('reference'),
					place: pcodes.get(place ?? 0) ?? '',
					through,
					tags: text('tags'),
					doneIn,
					note: text('note').trim(),
					donors: named.flatMap((name) => donors.get(name.toLowerCase()) ?? []),
					total: text('total'),
					cells: Object.fromEntries(report.columns.map(({ code, field }) => [field, text(code)])),
				})
			: undefined;
		for (const { field, fault, text } of entry?.unread ?? []) {
			found.push([columnOf(field, report.columns), fault, text]);
		}
		const errors = found
			// A cell that cannot be read at all is told of once.
			.filter(([code]) => !written.errors.some(({ cell }) => cell === report.cellOf(written, code)))
			.map(([code, fault, text]) => ({
				sheet: report.sheet,
				cell: report.cellOf(written, code),
				fault,
				text,
			}));
		const untaken =
			place === undefined ? [{ field: 'place', text: text('place'), fault: 'unknown' as const }] : [];
		return {
			written,
			entry: entry ? { ...entry, unread: [...entry.unread, ...untaken] } : null,
			errors: [...written.errors, ...errors],
		};
	};
}

const NOTHING: Omit<ActivityForm, 'indicator' | 'status'> = {
	id: null,
	version: 0,
	place: '',
	reference: '',
	through: null,
	donors: [],
	tags: '',
	doneIn: null,
	note: '',
	total: '',
	cells: {},
};

function blankOr(text: string, what: 'indicator' | 'status'): CellFault {
	return text === '' ? `no ${what}` : `unknown ${what}`;
}

function columnOf(field: string, columns: readonly CellColumn[]): string {
	return columns.find((column) => column.field === field)?.code ?? field;
}
