/** Says which rows of the plan the staged reports name: positions in the bundle → identifiers. */
import { DIMENSIONS, type GroupIds } from '#lib/plan/groups.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';
import { addCombination } from '#lib/server/plan/index.ts';
import { combinationKey, listCombinations } from '#lib/server/plan/queries/combinations.ts';
import type { Ids } from './ids.ts';

/** What the positions stand for, in their order, beginning with 1. */
export interface StagedNames {
	readonly organisations: readonly string[];
	readonly places: readonly string[];
	readonly indicators: readonly string[];
	readonly groups: readonly string[];
	readonly periods: readonly string[];
	/** Positions of groups, in the order of DIMENSIONS; 0: none. */
	readonly combinations: readonly { readonly mask: number; readonly groups: readonly number[] }[];
}

const NAMED = ['organisation', 'place', 'indicator', 'period', 'combination'] as const;

/**
 * Fills the tables `staged_…` that lead from a position to an identifier; what the plan does not have yet leads to null.
 * @param planId null when the plan is not there yet
 */
export async function resolveStaged(
	writer: Writer,
	planId: number | null,
	names: StagedNames,
	ids: Ids,
): Promise<void> {
	for (const table of NAMED) {
		await run(
			writer,
			`create temp table if not exists staged_${table} (local integer primary key, id integer)`,
		);
		await run(writer, `delete from staged_${table}`);
	}
	const put = (table: (typeof NAMED)[number], local: number, id: number | null) =>
		run(writer, `insert into staged_${table} values (@local, @id)`, { local, id });
	const all = async (
		table: (typeof NAMED)[number],
		codes: readonly string[],
		known: ReadonlyMap<string, number>,
	) => {
		for (const [i, code] of codes.entries()) await put(table, i + 1, known.get(code) ?? null);
	};
	// Position 0: none is named.
	await put('organisation', 0, null);
	await put('place', 0, null);
	// And combination 0: the total of a month.
	await put('combination', 0, 0);
	await all('organisation', names.organisations, ids.organisations);
	await all('place', names.places, ids.places);
	await all('indicator', names.indicators, ids.indicators);
	await all('period', names.periods, ids.periods);
	const known = planId === null ? new Map<string, number>() : await listCombinations(writer, planId);
	for (const [i, { groups }] of names.combinations.entries()) {
		await put('combination', i + 1, known.get(combinationKey(groupIds(groups, names, ids))) ?? null);
	}
}

/** Adds the combinations of groups that the plan does not have yet. */
export async function addCombinations(
	writer: Writer,
	planId: number,
	names: StagedNames,
	ids: Ids,
): Promise<void> {
	const known = await listCombinations(writer, planId);
	for (const { groups } of names.combinations) {
		const named = groupIds(groups, names, ids);
		if (!known.has(combinationKey(named))) await addCombination(writer, planId, named);
	}
}

function groupIds(groups: readonly number[], names: StagedNames, ids: Ids): GroupIds {
	const named = DIMENSIONS.flatMap((dimension, i) => {
		const local = groups[i] ?? 0;
		return local === 0 ? [] : [[dimension, ids.groups.get(names.groups[local - 1] ?? '') ?? -1] as const];
	});
	return Object.fromEntries(named);
}
