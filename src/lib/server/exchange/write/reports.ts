import { formatQuarter, quarterAt } from '#lib/plan/quarter.ts';
import { formatAmount } from '#lib/figures/unit.ts';
import type { StoredReportRow } from '#lib/server/exchange/queries/bundle/eachReportRow.ts';
import { guardText } from '#lib/server/exchange/csv/text.ts';
import { csvHead, csvLine } from '#lib/server/exchange/csv/write.ts';

/**
 * The lines of reports.csv: of each activity its total, where it was given, then the cells of its breakdowns.
 * Rows without a reference stand each for themselves, so an activity that has none and needs several rows is given one,
 * which sorts where the activity stood: the next export of the same data is the same.
 */
export async function* reportLines(rows: AsyncIterable<StoredReportRow>): AsyncGenerator<string> {
	yield csvHead('reports.csv');
	let activity: number | null = null;
	let report = 0;
	let unnamed = 0;
	for await (const row of rows) {
		if (row.activity === null) {
			if (row.nothingToReport === 1) yield lineOf(row, null, null);
			continue;
		}
		if (row.report !== report) unnamed = 0;
		report = row.report;
		const isNew = row.activity !== activity;
		activity = row.activity;
		if (isNew && row.unnamed === 1) unnamed++;
		const reference = row.unnamed === 1 ? `!${String(unnamed).padStart(6, '0')}` : row.reference;
		if (isNew && row.totalDerived === 0) yield lineOf(row, reference, row.total);
		if (row.value !== null) yield lineOf(row, reference, row.value, true);
	}
}

function lineOf(
	row: StoredReportRow,
	reference: string | null,
	value: number | null,
	isCell = false,
): string {
	const { partner, year, quarter, state } = row;
	if (row.activity === null) return csvLine('reports.csv', { ...EMPTY, partner, year, quarter, state });
	return csvLine('reports.csv', {
		...EMPTY,
		partner,
		year,
		quarter,
		state,
		activity: reference,
		indicator: row.indicator,
		place: row.place,
		activity_status: row.status,
		through: row.through,
		donor: row.donors,
		...(isCell ? { cohort: row.cohort, sex: row.sex, age: row.age, disability: row.disability } : {}),
		value: value === null ? null : formatAmount(value, row.unit),
		note: row.note === null ? null : guardText(row.note),
		done_in: row.doneIn === null ? null : formatQuarter(quarterAt(row.doneIn)),
		tags: row.tags,
		appeal: row.appeal,
	});
}

const EMPTY = {
	partner: null,
	year: null,
	quarter: null,
	state: null,
	activity: null,
	indicator: null,
	place: null,
	activity_status: null,
	through: null,
	donor: null,
	cohort: null,
	sex: null,
	age: null,
	disability: null,
	value: null,
	note: null,
	done_in: null,
	tags: null,
	appeal: null,
};
