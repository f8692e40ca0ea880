import { formatQuarter, quarterAt } from '#lib/plan/quarter.ts';
import { byDimension, DIMENSIONS } from '#lib/plan/groups.ts';
import { formatAmount } from '#lib/figures/unit.ts';
import type { FieldType } from '#lib/report/row.ts';
import { INVENTED } from '#lib/report/texts.ts';
import type { StoredReportRow } from '#lib/server/exchange/queries/bundle/eachReportRow.ts';
import { ROW_COLUMNS, ROW_LISTS } from '#lib/server/exchange/queries/bundle/rowColumns.ts';
import { guardText } from '#lib/server/files/formula.ts';
import { bundleHead, bundleLine, type CsvRow, type UsedColumns } from '#lib/server/exchange/csv/write.ts';

/**
 * The lines of reports.csv: what there is nothing to report for, then of each entry its total, where it was given, its
 * months, and the cells of its breakdowns. Rows without a reference stand each for themselves, so an activity that has
 * none and needs several rows is given one that sorts where it stood: the next export of the same data is the same.
 */
export async function* reportLines(
	rows: AsyncIterable<StoredReportRow>,
	used: UsedColumns,
): AsyncGenerator<string> {
	yield bundleHead('reports.csv', used);
	let entry: number | null = null;
	let report: number | null = null;
	let invented = new Map<number, string>();
	for await (const row of rows) {
		const line = (rest: Partial<CsvRow<'reports.csv'>>) =>
			bundleLine('reports.csv', { ...headOf(row), ...rest }, used);
		if (row.report !== report) {
			report = row.report;
			invented = new Map();
			if (row.nothingToReport === 1) yield line({});
			for (const indicator of row.nothing?.split(';') ?? []) yield line({ indicator, nothing: 'yes' });
		}
		if (row.entry === null || row.activity === null) continue;
		if (row.unnamed === 1 && !invented.has(row.activity)) {
			invented.set(row.activity, `${INVENTED}${String(invented.size + 1).padStart(6, '0')}`);
		}
		const isNew = row.entry !== entry;
		entry = row.entry;
		const own = ownOf(row, invented.get(row.activity) ?? row.reference);
		const amount = (value: number | null) => (value === null ? null : formatAmount(value, row.unit));
		// What its months make is written where it has a range or a sign, which only a total can have.
		const isRange = row.months !== null && (row.high !== null || row.about !== null);
		if (isNew && (row.totalDerived === 0 || isRange)) {
			yield line({ ...own, value: amount(row.total), high: amount(row.high), about: row.about });
		}
		const months = isNew ? (row.months?.split('\n') ?? []) : [];
		for (const cell of months) {
			const [month = '', value = '', ...codes] = cell.split('\t');
			const groups = byDimension((dimension) => codes[DIMENSIONS.indexOf(dimension)] ?? '');
			yield line({ ...own, value: amount(Number(value)), month, ...groups });
		}
		if (row.value === null || isOfMonths(row)) continue;
		yield line({ ...own, ...byDimension((dimension) => row[dimension]), value: amount(row.value) });
	}
}

/** Cells that the months name are made of them, and made anew when they are read. */
function isOfMonths({ months, ...row }: StoredReportRow): boolean {
	const end = DIMENSIONS.map((dimension) => row[dimension] ?? '').join('\t');
	return months !== null && months.split('\n').some((cell) => cell.split('\t').slice(2).join('\t') === end);
}

function headOf({ partner, year, quarter, state }: StoredReportRow): Partial<CsvRow<'reports.csv'>> {
	return { partner, year, quarter, state };
}

/** The fields that stand in every row of an entry; figures have rows of their own. */
const COMMON = [...ROW_COLUMNS, ...ROW_LISTS].filter(
	({ name, of }) => of === 'activity' || name === 'indicatorId',
);
const GUARDED: readonly FieldType[] = ['line', 'prose', 'code', 'texts'];

function ownOf(row: StoredReportRow, reference: string | null): Partial<CsvRow<'reports.csv'>> {
	const said: StoredReportRow = { ...row, reference };
	return {
		...(row.ofYear === 1 ? { quarter: null } : {}),
		...Object.fromEntries(
			COMMON.map(({ name, type, bundle }) => [bundle, cellOf(type, said[name as 'note'])]),
		),
	};
}

function cellOf(type: FieldType, value: string | number | null): string | number | null {
	if (value === null) return null;
	if (type === 'quarter') return formatQuarter(quarterAt(Number(value)));
	return GUARDED.includes(type) ? guardText(String(value)) : value;
}
