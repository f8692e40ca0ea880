/** What the totals have to say, from the activities themselves and the rules alone: no SQL but the reading of rows. */
import { isReported } from '#lib/figures/calculations.ts';
import type { Fact, GroupKey, Reach } from '#lib/figures/fact.ts';
import { countsTowards, maskOf, questionBit, servesOf } from '#lib/figures/disaggregation.ts';
import { reachIn, reachingOf, type Reaching } from '#lib/figures/reached.ts';
import { peopleAtPlaces } from '#lib/figures/people.ts';
import { peopleMethodIn, type PeopleMethods } from '#lib/plan/settings.ts';
import { standingIn } from '#lib/plan/firstQuarter.ts';
import type { Quarter, QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { PLACE_UNKNOWN } from '#lib/places/place.ts';
import { QUARTERS, WINDOWS } from '#lib/plan/quarter.ts';
import { activityCounts, type ActivityStatus } from '#lib/report/report.ts';
import { indicator } from '../../../figures/framework.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { GROUPS, INDICATORS, kindIn, PERIODS, PLAN, SECTORS, type Combination } from './plan.ts';

export interface ActivityModel {
	readonly indicator: number;
	readonly place: number | null;
	/** A quarter of the report's year; null: the report's own. */
	readonly done: QuarterNumber | 'an earlier year' | null;
	/** Its value covers the year. */
	readonly ofYear: boolean;
	readonly status: ActivityStatus;
	readonly appeal: string | null;
	/** Other places that it serves. */
	readonly also: readonly number[];
	/** Its entries for other indicators. */
	readonly more: readonly { readonly indicator: number; readonly total: number }[];
	readonly total: number | null;
	/** How far above the total a range ends; of what is stated. */
	readonly span: number;
	readonly cells: readonly { readonly combination: Combination; readonly value: number }[];
	readonly donors: readonly number[];
	readonly tags: readonly string[];
}

export interface ReportModel {
	readonly id: number;
	readonly sector: number;
	readonly partner: number;
	readonly period: number;
	readonly version: number;
	readonly activities: readonly ActivityModel[];
	state: 'submitted' | 'approved';
	counts: boolean;
}

export function isEligible({ indicator, status, appeal, done }: ActivityModel): boolean {
	const counts = INDICATORS.find(({ id }) => id === indicator)?.counts ?? 'begun';
	const year = 2024;
	const doneIn = done === 'an earlier year' ? year * 4 - 2 : null;
	return activityCounts({ status, appeal, doneIn }, counts, { planCode: PLAN.code, year });
}

/** By mask, which questions the breakdowns of an activity answer. */
export function servesOfActivity({ cells }: ActivityModel): Map<number, number> {
	const sums = new Map<number, number>();
	for (const { combination, value } of cells) {
		sums.set(combination.mask, (sums.get(combination.mask) ?? 0) + value);
	}
	return servesOf([...sums].map(([mask, sum]) => ({ mask, sum })));
}

/** Done in an earlier quarter of the report's year. */
export function isLate(done: ActivityModel['done'], quarter: QuarterNumber): done is QuarterNumber {
	return typeof done === 'number' && done < quarter;
}

const TOWARDS = countsTowards(GROUPS);

function groupsOf(one: ActivityModel): [group: GroupKey, value: number][] {
	const serves = servesOfActivity(one);
	return one.cells.flatMap(({ combination, value }) =>
		combination.groups
			.filter(({ dimension }) => (serves.get(combination.mask) ?? 0) & questionBit(maskOf([dimension])))
			.flatMap(({ id }) => (TOWARDS.get(id) ?? []).map((group): [GroupKey, number] => [group, value])),
	);
}

/**
 * The facts of a year, by what the reports that count say.
 * @param passes which activities are asked for
 * @param figures what an activity's breakdowns give to each group
 */
export function factsOf(
	reports: readonly ReportModel[],
	year: number,
	passes: (one: ActivityModel, partner: number, place: number | null) => boolean = () => true,
	figures: (one: ActivityModel) => [group: GroupKey, value: number][] = groupsOf,
): Fact[] {
	const facts = new Map<string, Fact & { total: number; groups: Map<GroupKey, number> | undefined }>();
	for (const { counts, partner, period, activities } of reports) {
		const when = PERIODS.find(({ id }) => id === period);
		if (!counts || when?.year !== year) continue;
		for (const one of activities) {
			const ofQuarter = isLate(one.done, when.quarter) ? one.done : when.quarter;
			for (const { indicator, total, high, place, ofYear, cells } of standingsOf(one, when)) {
				if (!passes(one, partner, place)) continue;
				const done = ofYear ? null : ofQuarter;
				const key = `${indicator} ${when.quarter} ${done} ${place} ${partner}`;
				const before = facts.get(key);
				const groups = new Map(before?.groups);
				for (const [group, value] of cells ? figuresAt(indicator, figures(one)) : []) {
					groups.set(group, (groups.get(group) ?? 0) + value);
				}
				facts.set(key, {
					indicator,
					quarter: when.quarter,
					done,
					place: place ?? PLACE_UNKNOWN,
					kind: kindIn(place ?? PLACE_UNKNOWN, when),
					partner,
					...together(before, { total, high }),
					groups: groups.size > 0 ? groups : undefined,
				});
			}
		}
	}
	return [...facts.values()];
}

/** Of a derived count an activity is one, however many cells name a group or those below it. */
function figuresAt(indicator: number, figures: readonly [GroupKey, number][]): Iterable<[GroupKey, number]> {
	if (INDICATORS.find(({ id }) => id === indicator)?.calculation !== 'derived') return figures;
	const above = new Map<GroupKey, number>();
	for (const [group, value] of figures) above.set(group, Math.max(above.get(group) ?? 0, value > 0 ? 1 : 0));
	return above;
}

/** Added up; what is stated from the lowest to the highest. */
function together(
	before: Pick<Fact, 'total' | 'high'> | undefined,
	one: { total: number; high: number | null },
) {
	if (!before) return one;
	if (one.high === null) return { total: before.total + one.total, high: null };
	return { total: Math.min(before.total, one.total), high: Math.max(before.high ?? 0, one.high) };
}

interface Stands {
	readonly indicator: number;
	readonly total: number;
	/** Of what is stated. */
	readonly high: number | null;
	readonly place: number | null;
	readonly ofYear: boolean;
	/** Whether its breakdowns stand there too: at the activity's own place, for the indicator that has them. */
	readonly cells: boolean;
}

/** Its counted entries, and the derived counts that they make, at each place at which they count. */
function standingsOf(one: ActivityModel, when: Quarter): Stands[] {
	const entries = [
		{ indicator: one.indicator, total: one.total, ofYear: one.ofYear, cells: one.total !== null },
		...one.more.map((more) => ({ ...more, ofYear: false, cells: false })),
	].filter(({ indicator }) => isEligible({ ...one, indicator }));
	const found: Stands[] = [];
	for (const { id, calculation, parts, of } of INDICATORS) {
		const isDerived = calculation === 'derived';
		const own = entries.flatMap(({ total, ...entry }) => {
			const isIts = isDerived ? parts.includes(entry.indicator) : entry.indicator === id;
			const high = calculation === 'stated' && total !== null ? total + one.span : null;
			return isIts && total !== null ? { ...entry, total, high } : [];
		});
		const above = own.filter(({ total }) => total > 0);
		const [first] = above.length > 0 ? above : own;
		if (!first) continue;
		const ofYear = (above.length > 0 ? above : own).every((entry) => entry.ofYear);
		const cells = own.some((entry) => entry.cells);
		const counted = isDerived ? [{ ...first, total: above.length > 0 ? 1 : 0, ofYear, cells }] : own;
		for (const entry of counted) {
			found.push({ ...entry, indicator: id, place: one.place });
			if (!isDerived && calculation !== 'distinct') continue;
			for (const place of one.also) {
				if (place === one.place || !of.some((kind) => kind === kindIn(place, when))) continue;
				found.push({ ...entry, indicator: id, place, cells: false });
			}
		}
	}
	return found;
}

/** The indicators as a quarter is computed. */
function frameworkIn(asked: Quarter) {
	return new Map(
		INDICATORS.map(({ calculation: first, laterCalculations: later, ...one }) => {
			const calculation = standingIn({ first, later }, asked);
			return [one.id, indicator(one.id, calculation, one)];
		}),
	);
}

/** Null for what has no reach of its own. */
export function reachingFor(id: number, asked: Quarter): Reaching | null {
	const framework = frameworkIn(asked);
	const one = framework.get(id);
	return one ? reachingOf(one, framework) : null;
}

/** What facts of all indicators come to for one in a window; null: unknown, or none of its own. */
export function reachedBy(
	id: number,
	facts: readonly Fact[],
	question: Quarter & { readonly window: Window },
): Reach | null {
	const reaching = reachingFor(id, question);
	const sources = reaching?.sources.map((source) => source.id) ?? [];
	const here = facts.filter((fact) => sources.includes(fact.indicator));
	return reaching ? reachIn(reaching, here, question) : null;
}

const YEARS = [2023, 2024];

/** Every stored window, as lines that compare. */
export function expectedTotals(reports: readonly ReportModel[], methods: PeopleMethods): string[] {
	const lines: string[] = [];
	for (const year of YEARS) {
		const facts = factsOf(reports, year);
		for (const quarter of QUARTERS) {
			for (const window of WINDOWS) {
				const at = `${year} Q${quarter} ${window}`;
				for (const { id } of INDICATORS) {
					lines.push(...linesOf(`indicator ${id} ${at}`, reachedBy(id, facts, { year, quarter, window })));
				}
				for (const sector of SECTORS) {
					const counting = INDICATORS.flatMap(
						({ id, sectorId, countsPeople, calculation: first, laterCalculations: later }) => {
							const calculation = standingIn({ first, later }, { year, quarter });
							return sectorId === sector && countsPeople && isReported(calculation)
								? [{ id, calculation }]
								: [];
						},
					);
					const method = peopleMethodIn(methods, { year, quarter });
					const people = peopleAtPlaces(counting, facts, quarter, window, method);
					lines.push(...linesOf(`people ${sector} ${at}`, people && { ...people, unnamed: 0 }));
				}
			}
		}
	}
	return lines.sort();
}

function linesOf(name: string, found: Reach | null): string[] {
	if (!found) return [];
	const { total, high, unnamed, denominator, facts, groups } = found;
	return [
		`${name}: ${total} to ${high ?? 'nothing'} over ${denominator ?? 'nothing'} (${unnamed} unnamed) of ${facts}`,
		...[...groups].map(([group, { value, facts }]) => `${name} group ${group}: ${value} of ${facts}`),
	];
}

/** Lines of the stored totals, written as the model writes its own. */
export async function storedTotals(reader: Reader): Promise<string[]> {
	const at = `year || ' Q' || quarter || ' ' || case year_to_date when 1 then 'year-to-date' else 'quarter' end`;
	const indicator = `'indicator ' || indicator_id || ' ' || ${at}`;
	const people = `'people ' || sector_id || ' ' || ${at}`;
	return (
		await rows<{ line: string }>(
			reader,
			`select ${indicator} || ': ' || total || ' to ' || coalesce(cast(high as text), 'nothing') || ' over ' || coalesce(cast(denominator as text), 'nothing') || ' (' || unnamed || ' unnamed) of ' || facts as line from window_total
		union all select ${indicator} || ' group ' || group_id || ': ' || value || ' of ' || facts from window_group
		union all select ${indicator} || ' group ' || dimension || ': ' || value || ' of ' || facts from window_dimension
		union all select ${people} || ': ' || total || ' to nothing over nothing (0 unnamed) of ' || facts from people_total
		union all select ${people} || ' group ' || group_id || ': ' || value || ' of ' || facts from people_group
		union all select ${people} || ' group ' || dimension || ': ' || value || ' of ' || facts from people_dimension`,
		)
	)
		.map(({ line }) => line)
		.sort();
}
