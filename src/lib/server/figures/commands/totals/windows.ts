/** The windows that the totals store, and how a Reach is written to them. */
import type { GroupKey, Reach } from '#lib/figures/fact.ts';
import { QUARTERS, WINDOWS, type QuarterNumber, type Window } from '#lib/plan/quarter.ts';
import { insertMany, valuesOf } from '#lib/server/database/batch.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';

export interface StoredWindow {
	readonly quarter: QuarterNumber;
	readonly window: Window;
}

/** All windows of a year. */
export const YEAR_WINDOWS: readonly StoredWindow[] = QUARTERS.flatMap((quarter) =>
	WINDOWS.map((window) => ({ quarter, window })),
);

/** The windows that a change in this quarter can touch: the quarter itself and every year to date from it on. */
export function windowsWith(changed: QuarterNumber): StoredWindow[] {
	return YEAR_WINDOWS.filter(({ quarter, window }) =>
		window === 'quarter' ? quarter === changed : quarter >= changed,
	);
}

/** Where a reach is kept: the tables of indicators, or of people reached. */
export interface ReachStore {
	readonly totals: 'window_total' | 'people_total';
	readonly groups: 'window_group' | 'people_group';
	readonly dimensions: 'window_dimension' | 'people_dimension';
	readonly owner: 'indicator_id' | 'sector_id';
}

export const INDICATOR_STORE: ReachStore = {
	totals: 'window_total',
	groups: 'window_group',
	dimensions: 'window_dimension',
	owner: 'indicator_id',
};
export const PEOPLE_STORE: ReachStore = {
	totals: 'people_total',
	groups: 'people_group',
	dimensions: 'people_dimension',
	owner: 'sector_id',
};

export interface WindowKey {
	readonly id: number;
	readonly year: number;
	readonly quarter: QuarterNumber;
	/** 1 for the year to date. */
	readonly ytd: 0 | 1;
}

export function windowKey(id: number, year: number, { quarter, window }: StoredWindow): WindowKey {
	return { id, year, quarter, ytd: window === 'year-to-date' ? 1 : 0 };
}

/** Writes a reach where none is stored; null stores nothing: unknown. */
export async function insertReach(
	writer: Writer,
	store: ReachStore,
	key: WindowKey,
	reach: Reach | null,
): Promise<void> {
	if (!reach) return;
	const { facts, total, unnamed, denominator = null, high = null, groups } = reach;
	const people = store === PEOPLE_STORE;
	await run(
		writer,
		`insert into ${store.totals} (${store.owner}, year, quarter, year_to_date, total, facts${people ? '' : ', unnamed, denominator, high'})
		values (@id, @year, @quarter, @ytd, @total, @facts${people ? '' : ', @unnamed, @denominator, @high'})`,
		people ? { ...key, total, facts } : { ...key, total, facts, unnamed, denominator, high },
	);
	for (const [group, { value, facts: groupFacts }] of groups) {
		await run(
			writer,
			`insert into ${tableOf(store, group)} (${store.owner}, year, quarter, year_to_date, ${columnOf(group)}, value, facts)
			values (@id, @year, @quarter, @ytd, @group, @value, @facts)`,
			{ ...key, group, value, facts: groupFacts },
		);
	}
}

/** What has to be added to a stored reach. */
export interface ReachChange {
	readonly key: WindowKey;
	readonly difference: Reach;
}

/**
 * Changes stored reaches, all of a store in a few statements. Nothing left behind one: its row goes. Only what differs
 * is written.
 */
export async function changeReaches(
	writer: Writer,
	store: ReachStore,
	changes: readonly ReachChange[],
): Promise<void> {
	const people = store === PEOPLE_STORE;
	const totals = changes
		.filter(
			({ difference }) =>
				difference.facts !== 0 ||
				difference.total !== 0 ||
				difference.unnamed !== 0 ||
				difference.denominator ||
				difference.high,
		)
		.map(({ key, difference }) => [
			...numbersOf(key),
			difference.total,
			difference.facts,
			...(people ? [] : [difference.unnamed, difference.denominator ?? null, difference.high ?? null]),
		]);
	const columns = [store.owner, 'year', 'quarter', 'year_to_date'];
	const sumUp = (names: readonly string[]) =>
		names.map((name) => `${name} = t.${name} + excluded.${name}`).join(', ');
	const key = `${store.owner}, year, year_to_date, quarter`;
	const added = ['total', 'facts', ...(people ? [] : ['unnamed', 'denominator', 'high'])];
	await insertMany(
		writer,
		store.totals,
		[...columns, ...added],
		totals,
		`on conflict (${key}) do update set ${sumUp(added)}`,
	);
	const groups = changes.flatMap(({ key, difference }) =>
		[...difference.groups]
			.filter(([, { facts, value }]) => facts !== 0 || value !== 0)
			.map(([group, { facts, value }]) => ({ group, row: [...numbersOf(key), group, value, facts] })),
	);
	const byTable = Map.groupBy(groups, ({ group }) => columnOf(group));
	for (const [column, added] of byTable) {
		await insertMany(
			writer,
			column === 'group_id' ? store.groups : store.dimensions,
			[...columns, column, 'value', 'facts'],
			added.map(({ row }) => row),
			`on conflict (${key}, ${column}) do update set ${sumUp(['value', 'facts'])}`,
		);
	}
	const groupLost = changes.some(({ difference }) =>
		[...difference.groups.values()].some((one) => one.facts < 0),
	);
	if (!groupLost && changes.every(({ difference }) => difference.facts >= 0)) return;
	const touched = { rows: JSON.stringify(changes.map(({ key }) => numbersOf(key))) };
	for (const from of [store.groups, store.dimensions, store.totals]) {
		await run(
			writer,
			`delete from ${from} where facts = 0
				and (${columns.join(', ')}) in (select ${columns.join(', ')} from ${valuesOf('rows', columns)})`,
			touched,
		);
	}
}

function numbersOf({ id, year, quarter, ytd }: WindowKey): number[] {
	return [id, year, quarter, ytd];
}

function columnOf(group: GroupKey): 'group_id' | 'dimension' {
	return typeof group === 'number' ? 'group_id' : 'dimension';
}

function tableOf(store: ReachStore, group: GroupKey) {
	return columnOf(group) === 'group_id' ? store.groups : store.dimensions;
}
