/** A bundle as docs/rules.md sees it. Figures are whole hundredths, so that sums are exact. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { activityOf, doneIn } from './activity.ts';
import { laterOf, list, readRecords, type Record_ } from './csv.ts';
import { toPlace, type OraclePlace } from './place.ts';

export interface OraclePlan {
	readonly code: string;
	readonly first_year: number;
	readonly sector: { readonly code: string };
	readonly people_method: 'largest' | 'sum';
	readonly later_people_methods?: readonly {
		readonly from: string;
		readonly people_method: 'largest' | 'sum';
	}[];
	readonly pace?: 'milestones' | 'linear';
	readonly thresholds?: { readonly on_track?: number; readonly behind?: number };
}

export interface OracleIndicator {
	readonly code: string;
	/** The output or outcome that it hangs on. */
	readonly parent: string;
	readonly unit: string;
	/** In the window asked for. */
	readonly calculation: string;
	/** The first, and those that follow with their first quarters (`2025-Q1`), in order. */
	readonly calculations: readonly { readonly from: string; readonly calculation: string }[];
	/** Kinds of place that it counts. */
	readonly of: readonly string[];
	readonly parts: readonly string[];
	readonly numerator: string;
	readonly denominator: string;
	readonly countsPeople: boolean;
	readonly onlyCompleted: boolean;
	readonly isDown: boolean;
	readonly baseline: number | null;
	readonly predecessors: readonly string[];
}

export interface OracleTarget {
	readonly indicator: string;
	readonly year: number;
	readonly quarter: number | null;
	readonly from: number;
	readonly isSplit: boolean;
	/** In the indicator's own unit. */
	readonly value: number;
}

export const DIMENSIONS = ['sex', 'cohort', 'age', 'disability'] as const;
export type OracleDimension = (typeof DIMENSIONS)[number];

export interface OracleCell {
	readonly groups: Partial<Record<OracleDimension, string>>;
	readonly value: number;
}

/** An activity that counts: approved, begun, inside the plan, with a total. */
export interface Counted {
	readonly partner: string;
	readonly year: number;
	readonly quarter: number;
	/** In which it was done: an earlier quarter of the year where it was reported late. */
	readonly done: number;
	/** It covers the year, and no quarter of it alone. */
	readonly ofYear: boolean;
	/** The report's row is of this activity: its entries share it. */
	readonly activity: string;
	readonly indicator: string;
	/** Empty: unknown. */
	readonly place: string;
	/** Other places that it serves. */
	readonly also: readonly string[];
	readonly total: number;
	/** Of a range the high end; else the total. */
	readonly high: number;
	/** `~`, `>`, `<`; empty: exactly. */
	readonly about: string;
	/** Each set of dimensions with its cells. */
	readonly breakdowns: readonly (readonly OracleCell[])[];
	/** Of an activity that a derived count counts: what it has of its parts. */
	readonly entries?: readonly Counted[];
}

/** An approved report, and what it says that it has nothing of. */
export interface OracleReport {
	readonly partner: string;
	readonly year: number;
	readonly quarter: number;
	/** Codes of outputs; empty: of none. `*`: of the whole sector. */
	readonly nothing: readonly string[];
}

export interface OracleModel {
	readonly reports: readonly OracleReport[];
	/** Who is expected: quarters as `year * 4 + quarter`. */
	readonly participation: readonly {
		readonly partner: string;
		readonly output: string;
		readonly from: number;
		readonly to: number;
	}[];
	/** Partner and year of every report that is no draft, with a tab between. */
	readonly reporters: ReadonlySet<string>;
	readonly plan: OraclePlan;
	readonly places: ReadonlyMap<string, OraclePlace>;
	readonly indicators: ReadonlyMap<string, OracleIndicator>;
	readonly targets: readonly OracleTarget[];
	readonly counted: readonly Counted[];
	/** Parents of groups: `prs` → `palestine_refugee`. */
	readonly parents: ReadonlyMap<string, string>;
}

/** Hundredths; null: unknown. */
function hundredths(text: string): number | null {
	return text === '' ? null : Math.round(Number(text) * 100);
}

export function readModel(dir: string): OracleModel {
	const plan = JSON.parse(readFileSync(join(dir, 'plan.json'), 'utf8')) as OraclePlan;
	const indicators = new Map(
		readRecords(dir, 'framework.csv')
			.filter((row) => row('level') === 'indicator')
			.map((row) => [row('code'), toIndicator(row)]),
	);
	return {
		plan,
		places: new Map(readRecords(dir, 'places.csv').map((row) => [row('pcode'), toPlace(row)])),
		indicators,
		targets: readRecords(dir, 'targets.csv').map(toTarget),
		counted: readCounted(dir, plan.code, indicators),
		reports: readReports(dir, indicators),
		participation: readRecords(dir, 'participation.csv').map((row) => ({
			partner: row('partner'),
			output: row('output'),
			from: quarterOf(row('from')) ?? -Infinity,
			to: quarterOf(row('to')) ?? Infinity,
		})),
		reporters: new Set(
			readRecords(dir, 'reports.csv')
				.filter((row) => row('state') !== 'draft')
				.map((row) => `${row('partner')}\t${row('year')}`),
		),
		// The plans under test name no groups of their own.
		parents: new Map([
			['prs', 'palestine_refugee'],
			['prl', 'palestine_refugee'],
		]),
	};
}

function quarterOf(text: string): number | null {
	const [year, quarter] = text.split('-Q');
	return quarter === undefined ? null : Number(year) * 4 + Number(quarter);
}

function readReports(dir: string, indicators: ReadonlyMap<string, OracleIndicator>): OracleReport[] {
	const reports = new Map<string, { partner: string; year: number; quarter: number; nothing: string[] }>();
	for (const row of readRecords(dir, 'reports.csv').filter((each) => each('state') === 'approved')) {
		const key = [row('partner'), row('year'), row('quarter') || '4'].join('\t');
		const [partner, year, quarter] = [row('partner'), Number(row('year')), Number(row('quarter') || 4)];
		const report = reports.get(key) ?? { partner, year, quarter, nothing: [] };
		reports.set(key, report);
		if (row('indicator') === '') report.nothing.push('*');
		else if (row('nothing') === 'yes') report.nothing.push(indicators.get(row('indicator'))?.parent ?? '');
	}
	return [...reports.values()];
}

function toIndicator(row: Record_): OracleIndicator {
	return {
		code: row('code'),
		parent: row('parent'),
		unit: row('unit'),
		calculation: row('calculation'),
		calculations: [
			{ from: '', calculation: row('calculation') },
			...laterOf(row('later_calculations')).map(({ from, value }) => ({ from, calculation: value })),
		],
		of: row('of') === '' ? ['municipality'] : list(row('of')),
		parts: list(row('parts')),
		numerator: row('numerator'),
		denominator: row('denominator'),
		countsPeople: row('counts_people') === 'yes' && !['composite', 'ratio'].includes(row('calculation')),
		onlyCompleted: row('counts') === 'completed',
		isDown: row('direction') === 'down',
		baseline: row('baseline') === '' ? null : Number(row('baseline')),
		predecessors: list(row('predecessors')),
	};
}

function toTarget(row: Record_): OracleTarget {
	return {
		indicator: row('indicator'),
		year: Number(row('year')),
		quarter: row('quarter') === '' ? null : Number(row('quarter')),
		from: Number(row('from_quarter') || 1),
		isSplit: row('place') + row('cohort') + row('sex') !== '',
		value: Number(row('target')),
	};
}

function readCounted(dir: string, plan: string, indicators: ReadonlyMap<string, OracleIndicator>): Counted[] {
	const activities = new Map<string, Record_[]>();
	let alone = 0;
	for (const row of readRecords(dir, 'reports.csv')) {
		if (row('state') !== 'approved' || row('indicator') === '' || row('nothing') === 'yes') continue;
		const reference = row('activity') === '' ? `\n${alone++}` : row('activity');
		const key = [row('partner'), row('year'), row('quarter'), reference, row('indicator'), row('place')].join(
			'\t',
		);
		activities.set(key, [...(activities.get(key) ?? []), row]);
	}
	return [...activities].flatMap(([key, rows]) => toCounted(key, rows, plan, indicators) ?? []);
}

function toCounted(
	key: string,
	rows: readonly Record_[],
	plan: string,
	indicators: ReadonlyMap<string, OracleIndicator>,
): Counted | undefined {
	const [row] = rows;
	const indicator = row && indicators.get(row('indicator'));
	if (!row || !indicator) return undefined;
	const status = row('activity_status');
	if (status === 'planned' || (status === 'ongoing' && indicator.onlyCompleted)) return undefined;
	if (row('appeal') !== '' && row('appeal') !== plan) return undefined;
	// "Work of an earlier year never counts in this one"
	if (row('done_in') !== '' && Number(row('done_in').split('-Q')[0]) < Number(row('year'))) return undefined;
	const breakdowns = new Map<string, OracleCell[]>();
	let total: number | null = null;
	for (const each of rows) {
		const named = DIMENSIONS.filter((dimension) => each(dimension) !== '');
		const value = hundredths(each('value'));
		if (named.length === 0) total = value;
		else if (value !== null) {
			const groups = Object.fromEntries(named.map((dimension) => [dimension, each(dimension)]));
			const key = named.join();
			breakdowns.set(key, [...(breakdowns.get(key) ?? []), { groups, value }]);
		}
	}
	const sums = [...breakdowns.values()].map(sumOf);
	total ??= sums.length > 0 ? Math.max(...sums) : null;
	if (total === null) return undefined;
	return {
		partner: row('partner'),
		year: Number(row('year')),
		quarter: Number(row('quarter') || 4),
		done: doneIn(row),
		ofYear: row('quarter') === '',
		activity: activityOf(key, rows),
		indicator: indicator.code,
		place: row('place'),
		also: list(rows.map((one) => one('also')).find((cell) => cell !== '') ?? ''),
		total,
		high: Math.max(...rows.map((one) => hundredths(one('high')) ?? 0), total),
		about: rows.map((one) => one('about')).find((cell) => cell !== '') ?? '',
		breakdowns: [...breakdowns.values()],
	};
}

export function sumOf(cells: readonly OracleCell[]): number {
	return cells.reduce((sum, { value }) => sum + value, 0);
}
