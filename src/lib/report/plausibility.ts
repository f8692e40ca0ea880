/** What is odd in a report beside everything else that is known. Source: docs/rules.md, Validation. */
import { calculationOf } from '#lib/figures/calculations.ts';
import { activityKey, type EnteredActivity, type Finding } from './validation.ts';
import { fromSmallest, type Unit } from '#lib/figures/unit.ts';

/** A change is asked about from these differences on: people 100, USD or the plan's currency 10,000, others 10. */
const NOTABLE: Partial<Record<Unit, number>> = { people: 100, usd: 10_000, money: 10_000, percent: Infinity };
const NOTABLE_OTHERWISE = 10;
const NOTABLE_RATIO = 3;

/** A row of another partner for the same window. */
export interface OthersActivity {
	readonly partner: string;
	readonly indicatorId: number;
	readonly placeId: number;
	/** Donors and the partner it came through, by identifier. */
	readonly funders: readonly number[];
}

/** Amounts in smallest units throughout. */
export interface Surroundings {
	/** By `figureKey`: what the partner's last approved quarter had; only of indicators and places that it reported. */
	readonly lastQuarter: ReadonlyMap<string, number>;
	/** By `activityKey`: what the partner's approved quarters of this year had before this one, added up. */
	readonly earlierThisYear: ReadonlyMap<string, number>;
	/** By indicator: the year's target without any split. */
	readonly targets: ReadonlyMap<number, number>;
	/** Indicators of the outputs that the partner takes part in; null: no participation is kept for it. */
	readonly participation: ReadonlySet<number> | null;
	readonly others: readonly OthersActivity[];
	/** The place that it lies in; null: none. */
	readonly above: (placeId: number) => number | null;
	/** Where a source and a year of it are known. */
	readonly population: (placeId: number) => number | null;
	readonly funders: (activityId: number) => readonly number[];
}

export function figureKey(indicatorId: number, placeId: number | null): string {
	return `${indicatorId} ${placeId ?? 0}`;
}

/** Warnings only: what no other rule forbids and somebody ought to explain. */
export function checkPlausibility(activities: readonly EnteredActivity[], around: Surroundings): Finding[] {
	const rows = activities.flatMap((activity) => checkRow(activity, around));
	// Whoever adds up since January does so everywhere: one question for the report.
	const running = rows.find(({ rule }) => rule === 'running total');
	return [
		...checkSums(activities, around),
		...rows.filter((one) => one.rule !== 'running total' || one === running),
	];
}

/** Rows of one indicator and place are compared together: last quarter may have had them as one. */
function checkSums(activities: readonly EnteredActivity[], around: Surroundings): Finding[] {
	const findings: Finding[] = [];
	const known = activities.filter(({ total, status }) => total !== null && status !== 'planned');
	const groups = Map.groupBy(known, ({ indicator, place }) => figureKey(indicator.id, place?.id ?? null));
	for (const [key, rows] of groups) {
		const [first] = rows;
		if (!first) continue;
		const sum = rows.reduce((all, { total }) => all + (total ?? 0), 0);
		const at = { severity: 'warning', activity: first.id, field: 'total', found: sum } as const;
		const last = around.lastQuarter.get(key);
		if (last !== undefined && isNotable(sum, last, first.indicator.unit)) {
			findings.push({ ...at, rule: 'unlike last quarter', limit: last });
		}
	}
	return findings;
}

/** More than three times as much, or less than a third, by a difference that matters. */
function isNotable(now: number, before: number, unit: Unit): boolean {
	const difference = fromSmallest(Math.abs(now - before), unit);
	if (difference < (NOTABLE[unit] ?? NOTABLE_OTHERWISE)) return false;
	return now > NOTABLE_RATIO * before || now * NOTABLE_RATIO < before;
}

function checkRow(activity: EnteredActivity, around: Surroundings): Finding[] {
	const { id, indicator, place, total } = activity;
	const at = { severity: 'warning', activity: id } as const;
	const findings: Finding[] = [];
	const before = around.earlierThisYear.get(activityKey(activity));
	// Only what adds up can have been added up by mistake; that one is one each time says nothing.
	if (
		calculationOf(indicator.calculation).addsUp &&
		total !== null &&
		before !== undefined &&
		before > 1 &&
		total >= before
	) {
		findings.push({ ...at, rule: 'running total', field: 'total', found: total, limit: before });
	}
	const target = around.targets.get(indicator.id);
	if (total !== null && target !== undefined && total > target) {
		findings.push({ ...at, rule: 'above target', field: 'total', found: total, limit: target });
	}
	if (around.participation && !around.participation.has(indicator.id)) {
		findings.push({ ...at, rule: 'outside participation', field: null });
	}
	if (!place) return findings;
	const population = around.population(place.id);
	if (indicator.unit === 'people' && total !== null && population !== null && total > population) {
		findings.push({ ...at, rule: 'above population', field: 'total', found: total, limit: population });
	}
	const other = around.others.find((one) => isSameWork(activity, place.id, one, around));
	if (other) findings.push({ ...at, rule: 'counted by another', field: null, partner: other.partner });
	return findings;
}

/**
 * Whether two activities may be one: one indicator, one place or one inside the other, and a donor or funder in common or,
 * where one of them names none, possibly so.
 */
function isSameWork(
	{ id, indicator }: EnteredActivity,
	placeId: number,
	other: OthersActivity,
	around: Surroundings,
): boolean {
	if (other.indicatorId !== indicator.id) return false;
	const related =
		other.placeId === placeId ||
		around.above(placeId) === other.placeId ||
		around.above(other.placeId) === placeId;
	if (!related) return false;
	const funders = around.funders(id);
	if (funders.length === 0 || other.funders.length === 0) return true;
	return other.funders.some((funder) => funders.includes(funder));
}
