/** A quarter of a plan as pages show it. Source: docs/rules.md, Period. */
import type { Scope, WholeScope } from './scope.ts';
import type { Quarter } from './quarter.ts';
import type { Localised } from './text.ts';
import type { PeriodDates } from './lock.ts';

export interface Period extends Quarter, PeriodDates {
	/** An approved report stands behind the quarter. */
	readonly hasFigures: boolean;
}

/** A dated sentence beside a published quarter. */
export interface Notice {
	/** ISO day. */
	readonly day: string;
	readonly words: Localised;
}

/** The quarter that an address names, and whether whoever asks sees figures. */
export interface OpenQuarter {
	readonly scope: Scope;
	readonly period: Period;
	/** All quarters of the plan, in order. */
	readonly periods: readonly Period[];
	/** False: the plan shows strangers only what was published, and nothing was, or it was withdrawn. */
	readonly visible: boolean;
	/** Why what was published is withdrawn, in public words; undefined: nothing is. */
	readonly withdrawn?: Localised;
	/** What was said of the publication since, newest first. */
	readonly notices?: readonly Notice[];
	/** The day in the plan's time zone, ISO. */
	readonly today: string;
}

/** A quarter for somebody who is shown all of its figures. */
export interface WholeQuarter extends OpenQuarter {
	readonly scope: WholeScope;
}

/** Whoever asks on a day, with the quarters that have not opened then. Source: docs/rules.md, Status. */
export function askedOn<One extends Scope>(scope: One, periods: readonly Period[], today: string): One {
	return { ...scope, toCome: periods.filter((one) => phaseOf(one, today) === 'upcoming') };
}

/** Whether a quarter has not opened for whoever asks. */
export function isToCome({ toCome = [] }: Scope, { year, quarter }: Quarter): boolean {
	return toCome.some((one) => one.year === year && one.quarter === quarter);
}

export const PHASES = ['upcoming', 'reporting', 'due'] as const;
/** Before it opens; while partners report; after the day on which reports were due. */
export type Phase = (typeof PHASES)[number];

/** @param today ISO day in the plan's time zone; the days of a period are inclusive */
export function phaseOf({ opens, due }: PeriodDates, today: string): Phase {
	if (today < opens) return 'upcoming';
	return today <= due ? 'reporting' : 'due';
}
