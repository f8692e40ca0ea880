/** `reached` by docs/rules.md, Calculation: over a list of counted activities, whatever chose them. */
import {
	DIMENSIONS,
	type Counted,
	type OracleDimension,
	type OracleIndicator,
	type OracleModel,
} from './model.ts';
import { answering } from './answering.ts';
import { placeIn } from './lineage.ts';
import { NOTHING, type Groups, type Reached } from './reach.ts';

export type { Reached } from './reach.ts';

export function reachedOf(model: OracleModel, code: string, activities: readonly Counted[]): Reached {
	const indicator = model.indicators.get(code);
	if (!indicator) throw new Error(`no indicator ${code}`);
	if (indicator.calculation === 'ratio') return ratio(model, indicator, activities);
	if (indicator.calculation === 'composite') return composite(model, indicator, activities);
	if (isDerived(indicator)) return derived(model, indicator, activities);
	const own = activities.filter((activity) => activity.indicator === code);
	if (own.length === 0) return NOTHING;
	if (indicator.calculation === 'stated') {
		// "between the lowest low and the highest high"
		const [low, high] = [Math.min(...own.map(({ total }) => total)), Math.max(...own.map((one) => one.high))];
		return { ...NOTHING, reached: low / 100, high: high / 100 };
	}
	if (indicator.calculation === 'distinct') return distinct(model, own);
	return added(model, indicator.calculation === 'sum' ? own : chosen(own, indicator.calculation));
}

function ratio(model: OracleModel, indicator: OracleIndicator, activities: readonly Counted[]): Reached {
	const [above, below] = [indicator.numerator, indicator.denominator].map((code) =>
		activities.filter((activity) => leaves(model, code).includes(activity.indicator)),
	);
	const stands = (activity: Counted) => (picks(model, activity.indicator) ? activity.done : activity.quarter);
	const where = (activity: Counted) =>
		`${activity.partner}\t${activity.ofYear ? 'the year' : stands(activity)}`;
	const [has, hasToo] = [above, below].map((side = []) => new Set(side.map(where)));
	const both = (activity: Counted) =>
		has?.has(where(activity)) === true && hasToo?.has(where(activity)) === true;
	const paired = { above: (above ?? []).filter(both), below: (below ?? []).filter(both) };
	// "with `latest` and `peak` the denominator's quarter for both"
	const denominator = model.indicators.get(indicator.denominator);
	if (denominator && picks(model, denominator.code)) {
		const counted = chosen(paired.below, denominator.calculation);
		paired.above = paired.above.filter((activity) => {
			const own = counted.find(
				({ partner, place }) => partner === activity.partner && place === activity.place,
			);
			return own === undefined || own.done === stands(activity);
		});
	}
	if (paired.below.length === 0) return NOTHING;
	const over = reachedOf(model, indicator.numerator, paired.above).reached ?? 0;
	const under = reachedOf(model, indicator.denominator, paired.below).reached;
	return { ...NOTHING, reached: under === null || under === 0 ? null : over / under };
}

/** Whether one quarter is chosen of several: late work stands where it was done. */
export function picks(model: OracleModel, code: string): boolean {
	return ['latest', 'peak'].includes(model.indicators.get(code)?.calculation ?? '');
}

/** "`distinct` with parts": counted from them. */
function isDerived({ calculation, parts }: OracleIndicator): boolean {
	return calculation === 'distinct' && parts.length > 0;
}

/** The reported indicators that a figure comes down to. */
export function leaves(model: OracleModel, code: string): string[] {
	const { calculation, parts, numerator, denominator } = model.indicators.get(code) as OracleIndicator;
	if (calculation === 'ratio') return [...leaves(model, numerator), ...leaves(model, denominator)];
	return calculation === 'composite' || parts.length > 0
		? parts.flatMap((part) => leaves(model, part))
		: [code];
}

/** Of them, those that count places, or of which places are counted. */
export function leavesOfCounts(model: OracleModel, code: string): string[] {
	const { calculation, parts, numerator, denominator } = model.indicators.get(code) as OracleIndicator;
	if (calculation === 'distinct') return leaves(model, code);
	const below = calculation === 'ratio' ? [numerator, denominator] : parts;
	return below.flatMap((one) => leavesOfCounts(model, one));
}

export function isUnion(model: OracleModel, code: string): boolean {
	const { calculation, parts } = model.indicators.get(code) as OracleIndicator;
	return calculation === 'composite'
		? parts.every((part) => isUnion(model, part))
		: calculation === 'distinct';
}

function composite(
	model: OracleModel,
	{ code, parts }: OracleIndicator,
	activities: readonly Counted[],
): Reached {
	if (isUnion(model, code)) {
		const own = parts.flatMap((part) => standing(model, part, activities));
		return own.length === 0 ? NOTHING : distinct(model, own);
	}
	const found = parts
		.map((part) => reachedOf(model, part, activities))
		.filter(({ reached }) => reached !== null);
	if (found.length === 0) return NOTHING;
	const groups = emptyGroups();
	for (const part of found) {
		for (const dimension of DIMENSIONS) {
			for (const [group, value] of part.groups[dimension]) add(groups[dimension], group, value);
		}
	}
	return {
		reached: found.reduce((sum, { reached }) => sum + (reached ?? 0), 0),
		withoutPlace: found.reduce((sum, { withoutPlace }) => sum + (withoutPlace ?? 0), 0),
		high: null,
		known: perDimension((dimension) => found.reduce((sum, { known }) => sum + known[dimension], 0)),
		groups,
	};
}

/** What a union's part puts into it: its entries; of a derived count its activities, those that stand beside as 0. */
function standing(model: OracleModel, code: string, activities: readonly Counted[]): Counted[] {
	const indicator = model.indicators.get(code) as OracleIndicator;
	if (indicator.calculation === 'composite') {
		return indicator.parts.flatMap((part) => standing(model, part, activities));
	}
	if (isDerived(indicator)) return activitiesOf(model, indicator, activities);
	return activities.filter((activity) => activity.indicator === code);
}

/** "A `distinct` indicator with parts is computed from them" */
function derived(model: OracleModel, indicator: OracleIndicator, activities: readonly Counted[]): Reached {
	const own = activitiesOf(model, indicator, activities);
	return own.length === 0 ? NOTHING : distinct(model, own);
}

/** "an activity is one, however many parts it gives to"; "what is national, or at a camp ... is never an unnamed" one. */
function activitiesOf(
	model: OracleModel,
	{ code, parts, of }: OracleIndicator,
	activities: readonly Counted[],
): Counted[] {
	const own = activities.filter(({ indicator }) => parts.includes(indicator));
	return [
		...Map.groupBy(own, ({ activity, quarter, place }) => `${activity}\t${quarter}\t${place}`).values(),
	].flatMap((all) => {
		const one = all.find(({ total }) => total > 0) ?? all[0];
		if (!one) return [];
		const place = placeIn(model, one.place, one);
		const isBeside = place?.level === 0 || (place?.level === 3 && !of.includes(place.kind ?? 'none'));
		// What stands beside counts nothing, by group neither.
		const entries = isBeside ? [] : all;
		const counted = { ...one, indicator: code, breakdowns: [], entries, total: one.total > 0 ? 100 : 0 };
		// What it also serves counts, wherever it stands itself.
		const elsewhere = one.also.map((pcode) => ({ ...counted, entries: [], place: pcode, also: [] }));
		const isNamed = (pcode: string) => of.includes(placeIn(model, pcode, one)?.kind ?? 'none');
		return [
			{ ...counted, also: [], total: isBeside ? 0 : counted.total },
			...elsewhere.filter((at) => isNamed(at.place)),
		];
	});
}

/** The different municipalities above 0, and for each partner its largest quarter of values that name none. */
function distinct(model: OracleModel, activities: readonly Counted[]): Reached {
	const whole = placesIn(
		model,
		activities.map((activity) => ({ activity, value: activity.total })),
	);
	const known = { ...NOTHING.known };
	const groups = emptyGroups();
	for (const dimension of DIMENSIONS) {
		const cells = activities.flatMap((activity) =>
			(activity.entries ?? [activity]).flatMap((entry) =>
				(answering(entry, dimension) ?? []).map(({ groups: named, value }) => ({
					activity,
					value,
					within: withParents(model, named[dimension]),
				})),
			),
		);
		known[dimension] = cells.length === 0 ? 0 : placesIn(model, once(cells)).reached;
		for (const group of new Set(cells.flatMap(({ within }) => within))) {
			const own = cells.filter(({ within }) => within.includes(group));
			groups[dimension].set(group, placesIn(model, once(own)).reached);
		}
	}
	return { ...whole, high: null, known, groups };
}

/** Cells at the activity's own place; those of an activity that a derived count counts are one, if any is above 0. */
function once(cells: readonly { readonly activity: Counted; readonly value: number }[]) {
	return [...Map.groupBy(cells, ({ activity }) => activity)].flatMap(([activity, own]) => {
		const at = { ...activity, also: [] };
		if (!activity.entries) return own.map(({ value }) => ({ activity: at, value }));
		return [{ activity: at, value: own.some(({ value }) => value > 0) ? 100 : 0 }];
	});
}

function withParents(model: OracleModel, group: string | undefined): string[] {
	return group === undefined ? [] : [group, ...withParents(model, model.parents.get(group))];
}

function placesIn(
	model: OracleModel,
	values: readonly { readonly activity: Counted; readonly value: number }[],
): { reached: number; withoutPlace: number } {
	// "of the kinds that the indicator names"
	const isAt = (one: Counted) =>
		model.indicators.get(one.indicator)?.of.includes(placeIn(model, one.place, one)?.kind ?? 'none') === true;
	const named = values.filter(({ activity, value }) => isAt(activity) && value > 0);
	// A union's unnamed part is the sum of its parts', so each indicator keeps its own.
	const unnamed = new Map<string, Map<number, number>>();
	for (const { activity, value } of values.filter((each) => !isAt(each.activity))) {
		const source = `${activity.indicator}\t${activity.partner}`;
		const quarters = unnamed.get(source) ?? new Map<number, number>();
		unnamed.set(source, quarters);
		add(quarters, activity.quarter, value / 100);
	}
	const withoutPlace = [...unnamed.values()].reduce(
		(sum, quarters) => sum + Math.max(...quarters.values()),
		0,
	);
	const municipalities = new Set(named.map(({ activity }) => activity.place));
	// "`distinct` counts all of them": the places of its kinds that an activity also serves.
	for (const { activity, value } of values.filter(({ value }) => value > 0)) {
		for (const place of activity.also)
			if (value > 0 && isAt({ ...activity, place })) municipalities.add(place);
	}
	return { reached: municipalities.size + withoutPlace, withoutPlace };
}

/** For each partner and place the last quarter, or the one with the largest total (the later of two alike). */
export function chosen(activities: readonly Counted[], calculation: string): Counted[] {
	const byKey = Map.groupBy(activities, ({ partner, place }) => `${partner}\t${place}`);
	return [...byKey.values()].flatMap((all) => {
		const quarters = [...Map.groupBy(all, ({ done }) => done)].sort(([a], [b]) => b - a);
		const totalOf = (rows: readonly Counted[]) => rows.reduce((sum, { total }) => sum + total, 0);
		const largest = Math.max(...quarters.map(([, rows]) => totalOf(rows)));
		const found = quarters.find(([, rows]) => calculation === 'latest' || totalOf(rows) === largest);
		return found?.[1] ?? [];
	});
}

function added(model: OracleModel, activities: readonly Counted[]): Reached {
	const groups = emptyGroups();
	const known = { ...NOTHING.known };
	let total = 0;
	let outside = 0;
	for (const activity of activities) {
		total += activity.total;
		if (!placeIn(model, activity.place, activity)?.holdsPeople) outside += activity.total;
		for (const dimension of DIMENSIONS) {
			for (const { groups: named, value } of answering(activity, dimension) ?? []) {
				known[dimension] += value;
				for (let group = named[dimension]; group; group = model.parents.get(group))
					add(groups[dimension], group, value);
			}
		}
	}
	for (const dimension of DIMENSIONS) {
		for (const [group, value] of groups[dimension]) groups[dimension].set(group, value / 100);
	}
	return {
		reached: total / 100,
		withoutPlace: outside / 100,
		high: null,
		known: perDimension((dimension) => known[dimension] / 100),
		groups,
	};
}

function emptyGroups(): Groups {
	return { sex: new Map(), cohort: new Map(), age: new Map(), disability: new Map() };
}

export function perDimension<V>(of: (dimension: OracleDimension) => V): Record<OracleDimension, V> {
	return { sex: of('sex'), cohort: of('cohort'), age: of('age'), disability: of('disability') };
}

export function add<K>(map: Map<K, number>, key: K, value: number): void {
	map.set(key, (map.get(key) ?? 0) + value);
}
