/** What a bundle changes of which figures of locked quarters are made. Source: docs/rules.md, Locks. */
import { isDeepStrictEqual } from 'node:util';
import { movedWords, type MovedFigure } from '#lib/figures/moved.ts';
import type { Shared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import { changesOf, type Changes } from '#lib/server/exchange/commands/bundle/changes.ts';
import {
	KEYS,
	type PeriodRow,
	type PlaceRow,
	type Reference,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import type { StoredState } from '#lib/server/exchange/commands/bundle/writeReference.ts';
import { formatQuarter } from '#lib/plan/quarter.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';

/** What may move figures: the files that hold it, and the places whose own figures it is. */
export interface Movers {
	readonly files: readonly string[];
	/** P-codes. */
	readonly places: readonly string[];
}

const OF_PLAN = ['peopleMethod', 'laterMethods', 'pace', 'onTrack', 'behind', 'yearStarts'] as const;
const OF_INDICATOR = [
	'countsPeople',
	'direction',
	'baseline',
	'dimensions',
	'counts',
	'calculation',
	'laterCalculations',
	'predecessors',
] as const;

/** Null: nothing of the bundle's reference data can move a figure that is there. */
export function moversOf(reference: Reference, { shared, sector }: StoredState): Movers | null {
	if (!shared) return null;
	const differs = <Row>(columns: readonly (keyof Row)[], row: Row, was: Row) =>
		columns.some((column) => !isDeepStrictEqual(row[column], was[column]));
	const groups = changesOf(reference.groups, shared.groups, KEYS.groups).changed;
	const indicators = changesOf(reference.indicators, sector.indicators, KEYS.indicators).changed;
	const targets = changesOf(reference.targets, sector.targets, KEYS.targets);
	const participation = changesOf(reference.participation, sector.participation, KEYS.participation);
	const places = changesOf(reference.places, shared.places, KEYS.places).changed.filter(({ row, was }) =>
		differs(['kind', 'laterKinds', 'parent', 'laterParents', 'mergedInto', 'level'], row, was),
	);
	const files = [
		...(differs(OF_PLAN, reference.plan, shared.plan) ||
		groups.some(({ row, was }) => differs(['parent'], row, was))
			? ['plan.json']
			: []),
		...(indicators.some(({ row, was }) => differs(OF_INDICATOR, row, was)) ? ['framework.csv'] : []),
		...(places.length > 0 ? ['places.csv'] : []),
		...(isAny(targets) ? ['targets.csv'] : []),
		...(isAny(participation) ? ['participation.csv'] : []),
	];
	return files.length === 0 ? null : { files, places: [...placesOf(places, reference, shared)] };
}

function isAny({ added, changed }: Changes<unknown>): boolean {
	return added.length + changed.length > 0;
}

/** Of each place that moves, itself and what it leaves or comes to lie in. */
function placesOf(
	changed: readonly { readonly row: PlaceRow; readonly was: PlaceRow }[],
	reference: Reference,
	shared: Shared,
): Set<string> {
	const before = new Map(shared.places.map((row) => [row.pcode, row]));
	const after = new Map([...shared.places, ...reference.places].map((row) => [row.pcode, row]));
	const found = new Set<string>();
	for (const { row, was } of changed) {
		const [left, entered] = [above(was, before), above(row, after)];
		// Of what follows, each may have gained or lost it in one of the quarters.
		const isOnce = isDeepStrictEqual(row.laterParents, was.laterParents);
		for (const pcode of isOnce ? left.symmetricDifference(entered) : left.union(entered)) found.add(pcode);
		found.add(row.pcode);
		for (const into of [row, was]) if (into.mergedInto) found.add(into.mergedInto.value);
	}
	return found;
}

function above(place: PlaceRow, tree: ReadonlyMap<string, PlaceRow>): Set<string> {
	const found = new Set<string>();
	const left = parentsOf(place);
	for (let at = left.pop(); at !== undefined; at = left.pop()) {
		if (found.has(at)) continue;
		found.add(at);
		left.push(...parentsOf(tree.get(at)));
	}
	return found;
}

/** At any time. */
function parentsOf(place: PlaceRow | undefined): string[] {
	if (!place) return [];
	const later = place.laterParents.map(({ value }) => value);
	return place.parent === null ? later : [place.parent, ...later];
}

/** So many of a quarter are told; the rest is counted. */
const TOLD = 12;

/** One fault a locked quarter, with the figures that would move. */
export function tellMoved(
	moved: readonly MovedFigure[],
	{ files }: Movers,
	locked: ReadonlyMap<string, PeriodRow>,
	issues: Issues,
): void {
	const locks = new Map([...locked.values()].map((period) => [formatQuarter(period), period.locks]));
	for (const [quarter, figures] of Map.groupBy(moved, (one) => one.quarter)) {
		const words = movedWords(figures);
		const more = words.length > TOLD ? ` and ${words.length - TOLD} more` : '';
		const message = `What ${files.join(' and ')} ${files.length > 1 ? 'change' : 'changes'} would move figures of ${quarter}, which was locked after ${locks.get(quarter)}: ${words.slice(0, TOLD).join('; ')}${more}. Leave it as it was, let a target, a participation, a method of people, a calculation, a kind or a parent of a place begin in an open quarter, or give --reopen "reason".`;
		issues.error('locked figure', { file: files[0] ?? 'plan.json' }, message);
	}
}
