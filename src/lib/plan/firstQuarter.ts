/** What stands in a quarter, where it may change from a quarter on: locked ones keep theirs. Source: docs/rules.md, Locks. */
import { quarterIndex, type Quarter } from './quarter.ts';

/** A value with the first quarter in which it stands, and in the years to date that end from then on. */
export interface Later<Value> extends Quarter {
	readonly value: Value;
}

/** All values of one thing. */
export interface Lasting<Value> {
	/** From the plan's beginning. */
	readonly first: Value;
	/** Those that follow, in the order of their first quarters; mostly none. */
	readonly later: readonly Later<Value>[];
}

/** The value of a quarter. */
export function standingIn<Value>({ first, later }: Lasting<Value>, asked: Quarter): Value {
	const begun = later.findLast((one) => quarterIndex(one) <= quarterIndex(asked));
	return begun ? begun.value : first;
}

/** Of the column that stores those that follow. */
export function readLater<Value>(stored: string): readonly Later<Value>[] {
	return JSON.parse(stored) as Later<Value>[];
}

/** Whether each comes after the one before. */
export function isInOrder(quarters: readonly Quarter[]): boolean {
	return quarters.every((one, i) => i === 0 || quarterIndex(one) > quarterIndex(quarters[i - 1] ?? one));
}

/** So many changes of one thing are more than a plan of many years needs. */
export const MOST_LATER = 20;
