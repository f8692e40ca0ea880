import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { StoredFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { stampOf } from '#lib/server/plan/index.ts';

interface Continued {
	/** On a page that shows a part: it began in an earlier one. */
	readonly isContinued?: true;
}

/** A sector's framework as its page shows it: outcomes with what hangs on them, in the framework's order. */
export function frameworkTree({ outcomes, outputs, indicators }: StoredFramework) {
	return placed(outcomes).map(({ code, name, place }) => ({
		...{ level: 'outcome' as const, code, name, place, version: stampOf(name) },
		...ownOf(indicators.filter((one) => one.outcome === code && one.output === null)),
		outputs: placed(outputs.filter(({ outcome }) => outcome === code)).map((one) => ({
			...{ level: 'output' as const, code: one.code, name: one.name, place: one.place },
			version: stampOf(one.name),
			...ownOf(indicators.filter(({ output }) => output === one.code)),
		})),
	}));
}

/** Where something stands among those beside it, from 0, and a stamp of that order. */
export interface NodePlace {
	readonly at: number;
	readonly of: number;
	readonly version: string;
}

/** Each with its place among all of them. */
function placed<T extends { readonly code: string }>(all: readonly T[]): (T & { place: NodePlace })[] {
	const version = stampOf(all.map(({ code }) => code));
	return all.map((one, at) => ({ ...one, place: { at, of: all.length, version } }));
}

/** How many a node has, however many of them a page shows. */
function ownOf(
	indicators: readonly IndicatorRow[],
): Continued & { readonly count: number; readonly indicators: readonly ReturnType<typeof lineOf>[] } {
	return { count: indicators.length, indicators: placed(indicators).map(lineOf) };
}

function lineOf(one: IndicatorRow & { readonly place: NodePlace }) {
	const { code, name, unit, calculation, fromQuarter, toQuarter, place } = one;
	return { code, name, unit, calculation, fromQuarter, toQuarter, place };
}
