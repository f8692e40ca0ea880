/** The windows that the totals store, and how a Reach is written to them. */
import { addReach, type Reach } from '#lib/domain/calculation.ts';
import { QUARTERS, WINDOWS, type QuarterNumber, type Window } from '#lib/domain/quarter.ts';
import { rows, run, type Writer } from '../../db.ts';

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
	readonly owner: 'indicator_id' | 'sector_id';
}

export const INDICATOR_STORE: ReachStore = {
	totals: 'window_total',
	groups: 'window_group',
	owner: 'indicator_id',
};
export const PEOPLE_STORE: ReachStore = {
	totals: 'people_total',
	groups: 'people_group',
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

const AT = 'year = @year and year_to_date = @ytd and quarter = @quarter';

/** Writes a reach where none is stored; null stores nothing: unknown. */
export function insertReach(writer: Writer, store: ReachStore, key: WindowKey, reach: Reach | null): void {
	if (!reach) return;
	const { facts, total, unnamed, groups } = reach;
	const people = store === PEOPLE_STORE;
	run(
		writer,
		`insert into ${store.totals} (${store.owner}, year, quarter, year_to_date, total, facts${people ? '' : ', unnamed'})
		values (@id, @year, @quarter, @ytd, @total, @facts${people ? '' : ', @unnamed'})`,
		people ? { ...key, total, facts } : { ...key, total, facts, unnamed },
	);
	for (const [group, { value, facts: groupFacts }] of groups) {
		run(
			writer,
			`insert into ${store.groups} (${store.owner}, year, quarter, year_to_date, group_id, value, facts)
			values (@id, @year, @quarter, @ytd, @group, @value, @facts)`,
			{ ...key, group, value, facts: groupFacts },
		);
	}
}

/** Changes a stored reach by what went and what came; nothing left behind it: the row goes. */
export function changeReach(
	writer: Writer,
	store: ReachStore,
	key: WindowKey,
	before: Reach | null,
	after: Reach | null,
): void {
	const stored = readReach(writer, store, key);
	const changed = addReach(addReach(stored, after), before, -1);
	run(writer, `delete from ${store.groups} where ${store.owner} = @id and ${AT}`, key);
	run(writer, `delete from ${store.totals} where ${store.owner} = @id and ${AT}`, key);
	insertReach(writer, store, key, changed);
}

function readReach(writer: Writer, store: ReachStore, key: WindowKey): Reach | null {
	const [total] = rows<{ total: number; facts: number; unnamed: number }>(
		writer,
		`select total, facts, ${store === PEOPLE_STORE ? '0 as ' : ''}unnamed from ${store.totals}
		where ${store.owner} = @id and ${AT}`,
		key,
	);
	if (!total) return null;
	const groups = rows<{ group_id: number; value: number; facts: number }>(
		writer,
		`select group_id, value, facts from ${store.groups} where ${store.owner} = @id and ${AT}`,
		key,
	);
	return {
		...total,
		groups: new Map(groups.map(({ group_id, value, facts }) => [group_id, { value, facts }])),
	};
}
