/** What is wrong with a report, and what is odd in it. Source: docs/rules.md, Validation. */
import { calculationOf, type Calculation } from '#lib/figures/calculations.ts';
import { dimensionsOf, type BreakdownSum, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { type Dimension } from '#lib/plan/groups.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { monthSums } from './monthly.ts';
import type { Counts } from './report.ts';
import type { RowEntry, Unread } from './row.ts';
import type { Unplaced } from './unplaced.ts';
import { standingAt } from '#lib/figures/indicator.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { Level, PlaceKind } from '#lib/places/place.ts';

/** An error stops the submission; a warning asks for a word that the reviewer reads. */
export type Severity = 'error' | 'warning';

export interface ReportedIndicator {
	readonly id: number;
	readonly unit: Unit;
	readonly calculation: Calculation;
	/** Kinds of place that it counts, where it counts places. */
	readonly of: readonly PlaceKind[];
	readonly counts: Counts;
	/** Dimensions it may have, and those it should. */
	readonly dimensions: DimensionMask;
	readonly required: DimensionMask;
}

/** A row of a report as it stands, whole or not, with what it names. */
export interface EnteredActivity extends Pick<
	RowEntry,
	'reference' | 'status' | 'doneIn' | 'total' | 'unread'
> {
	readonly id: number;
	readonly indicator: ReportedIndicator;
	/** Null: none named. */
	readonly place: { readonly id: number; readonly level: Level; readonly kind: PlaceKind | null } | null;
	/** The partner gave no total: it is the sum of the largest breakdown. */
	readonly totalDerived: boolean;
	readonly breakdowns: readonly BreakdownSum[];
	/** Empty: it is not by month. */
	readonly months: ReturnType<typeof monthSums>;
}

/** Amounts, in smallest units: what was found, and what it is measured against. */
interface Found {
	readonly found: number;
}
interface Limited extends Found {
	readonly limit: number;
}
interface OfDimensions {
	readonly dimensions: readonly Dimension[];
}
/** Another row of this report. */
interface OfOther {
	readonly other: number;
}
type Nothing = Readonly<Record<never, never>>;

/** What each rule tells beside the place at which it was broken. */
interface Told {
	unreadable: { readonly unread: Unread };
	/** Of a month, 1 to 12; null: of the quarter. */
	'breakdown above total': Limited & OfDimensions & { readonly month: number | null };
	'dimension not allowed': OfDimensions;
	twice: OfOther;
	'completed before': Nothing;
	'above 1': Found;
	/** The kinds of place that are counted. */
	'place not counted': { readonly kinds: readonly PlaceKind[] };
	empty: Nothing;
	'nothing and something': Nothing;
	'dimension missing': OfDimensions;
	alike: OfOther;
	'no figure': Nothing;
	'unlike last quarter': Limited;
	'running total': Limited;
	'above target': Limited;
	'outside participation': Nothing;
	/** The other partner's code. */
	'counted by another': { readonly partner: string };
	'above population': Limited;
	/** The partner's words say which it is. */
	'place not listed': Nothing;
	'no place': Nothing;
	/** Where the activity stands without a place. */
	'placed now': { readonly before: Unplaced };
	/** The group that has as many as those inside of it. */
	'parent as total': { readonly group: Localised };
	/** How many figures of the indicator stand, of which the report says neither that they are so still nor that they ended. */
	'not said again': { readonly indicator: number; readonly count: number };
}
export type Rule = keyof Told;

const NAMED: Readonly<Record<Rule, true>> = {
	unreadable: true,
	'breakdown above total': true,
	'dimension not allowed': true,
	twice: true,
	'completed before': true,
	'above 1': true,
	empty: true,
	'nothing and something': true,
	'dimension missing': true,
	alike: true,
	'no figure': true,
	'place not counted': true,
	'unlike last quarter': true,
	'running total': true,
	'above target': true,
	'outside participation': true,
	'counted by another': true,
	'above population': true,
	'not said again': true,
	'place not listed': true,
	'no place': true,
	'placed now': true,
	'parent as total': true,
};
/** What can be explained: a word of nothing else is taken. */
export const RULES = Object.keys(NAMED) as readonly Rule[];

interface FindingPlace {
	readonly severity: Severity;
	/** The row; null: the report itself. */
	readonly activity: number | null;
	/** Where in the row, as `Unread.field` names it. */
	readonly field: string | null;
}

/** What a rule says of a report: told apart by `rule`, each with what its sentence needs. */
export type Finding = { [R in Rule]: FindingPlace & { readonly rule: R } & Told[R] }[Rule];

/** What the partner said in other quarters that an error can turn on. */
export interface Past {
	/** Keys (`activityKey`) of activities that an approved report has as completed. */
	readonly completed: ReadonlySet<string>;
}

/** What makes an activity the same one in another quarter: the partner's reference where it gives one. */
export function activityKey(activity: Pick<EnteredActivity, 'reference' | 'indicator' | 'place'>): string {
	return `${activity.reference ?? ''} ${activity.indicator.id} ${activity.place?.id ?? 0}`;
}

/**
 * Errors of a report, and the warnings that need nothing but the report itself.
 * @param nothingToReport the partner says that it did nothing in the quarter
 * @param nothingForSome it says so of some outputs
 */
export function checkReport(
	activities: readonly EnteredActivity[],
	nothingToReport: boolean,
	past: Past,
	nothingForSome = false,
): Finding[] {
	return [
		...checkWhole(activities, nothingToReport, nothingForSome),
		...activities.flatMap((activity) => checkActivity(activity, past)),
		...repeated(activities),
	];
}

function checkWhole(
	activities: readonly EnteredActivity[],
	nothingToReport: boolean,
	nothingForSome: boolean,
): Finding[] {
	const whole = { severity: 'error', activity: null, field: null } as const;
	if (nothingToReport && activities.length > 0) return [{ ...whole, rule: 'nothing and something' }];
	if (!nothingToReport && !nothingForSome && activities.length === 0) return [{ ...whole, rule: 'empty' }];
	return [];
}

function checkActivity(activity: EnteredActivity, past: Past): Finding[] {
	const { id, indicator, place, total, breakdowns, unread, status } = activity;
	const error = { severity: 'error', activity: id } as const;
	const warning = { severity: 'warning', activity: id } as const;
	const findings: Finding[] = unread.map((one) => ({
		...error,
		rule: 'unreadable',
		field: one.field,
		unread: one,
	}));
	for (const { mask } of breakdowns) {
		const foreign = dimensionsOf(mask & ~indicator.dimensions);
		if (foreign.length > 0) {
			findings.push({ ...error, rule: 'dimension not allowed', field: 'cells', dimensions: foreign });
		}
	}
	for (const { month, total, breakdowns } of [{ ...activity, month: null }, ...activity.months]) {
		for (const { mask, sum } of breakdowns) {
			if (total === null || sum <= total) continue;
			const dimensions = dimensionsOf(mask);
			const told = { field: 'total', found: sum, limit: total, dimensions, month };
			findings.push({ ...error, rule: 'breakdown above total', ...told });
		}
	}
	const stands = standingAt(indicator, place);
	if (stands === 'one' && total !== null && total > 1) {
		findings.push({ ...error, rule: 'above 1', field: 'total', found: total });
	}
	if (stands === 'nothing' && total !== null) {
		findings.push({ ...error, rule: 'place not counted', field: 'place', kinds: indicator.of });
	}
	// What stands is said again each quarter.
	const isAgain = calculationOf(indicator.calculation).carries;
	if (
		status === 'completed' &&
		!isAgain &&
		activity.reference !== null &&
		past.completed.has(activityKey(activity))
	) {
		// Where only completed ones count, it would count twice.
		const severity = indicator.counts === 'completed' ? 'error' : 'warning';
		findings.push({ rule: 'completed before', severity, activity: id, field: 'status' });
	}
	if (total === null && status !== 'planned' && unread.length === 0) {
		findings.push({ ...warning, rule: 'no figure', field: 'total' });
	}
	const missing = dimensionsOf(indicator.required & ~breakdowns.reduce((all, { mask }) => all | mask, 0));
	if (missing.length > 0 && total !== null && total > 0) {
		findings.push({ ...warning, rule: 'dimension missing', field: 'cells', dimensions: missing });
	}
	return findings;
}

/** An activity that comes twice: an error where the partner's reference says so, else a question. */
function repeated(activities: readonly EnteredActivity[]): Finding[] {
	const findings: Finding[] = [];
	const seen = new Map<string, EnteredActivity>();
	for (const activity of activities) {
		const key = sameness(activity);
		const first = seen.get(key);
		if (!first) seen.set(key, activity);
		else if (activity.reference === null) {
			findings.push({
				rule: 'alike',
				severity: 'warning',
				activity: activity.id,
				field: null,
				other: first.id,
			});
		} else {
			findings.push({
				rule: 'twice',
				severity: 'error',
				activity: activity.id,
				field: 'reference',
				other: first.id,
			});
		}
	}
	return findings;
}

function sameness(activity: EnteredActivity): string {
	const { doneIn, reference, total, status, breakdowns } = activity;
	const key = `${activityKey(activity)} ${doneIn}`;
	// Without references two rows are alike only when they say the same.
	return reference === null ? `${key} ${total} ${status} ${JSON.stringify(breakdowns)}` : key;
}
