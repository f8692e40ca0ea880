/** What an indicator may be: the rules of framework.csv for whoever types it. Source: docs/rules.md, Calculation. */
import { isDeepStrictEqual } from 'node:util';
import { calculationOf, isReported } from '#lib/figures/calculations.ts';
import { mayFollow } from '#lib/figures/standing.ts';
import { isInOrder } from '#lib/plan/firstQuarter.ts';
import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { StoredFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import type { NodeUse } from '#lib/server/framework/queries/frameworkUse.ts';
import { Refused } from '#lib/server/refused.ts';
import { checkMadeOf } from './checkMadeOf.ts';

const FIXED = ['unit', 'calculation', 'counts', 'of', 'parts', 'numerator', 'denominator'] as const;

/** Whether its stored totals are others from now on; a new one has some at once where it is made of others. */
export function isCountedOtherwise(before: IndicatorRow | null, after: IndicatorRow): boolean {
	if (!before) return !isReported(after.calculation);
	const names = [...FIXED, 'laterCalculations', 'countsPeople'] as const;
	return names.some((name) => !isDeepStrictEqual(before[name], after[name]));
}

/** The outcome, and the output where there is one, that `output 1.1` names. Throws Refused (`not found`). */
export function hangsOn(
	under: string,
	outputs: StoredFramework['outputs'],
): Pick<IndicatorRow, 'outcome' | 'output'> {
	const [, level, code = ''] = /^(outcome|output) (.+)$/.exec(under) ?? [];
	if (level === 'outcome') return { outcome: code, output: null };
	const output = outputs.find((one) => one.code === code);
	if (!output) throw new Refused('not found');
	return { outcome: output.outcome, output: code };
}

/**
 * Throws Refused: `not found` (what it hangs on), `counted already`, `unit of calculation`, `may not follow`, `counts no
 * people`, `ends first`, `no predecessor`, and what `checkMadeOf` does.
 * @param use of one that is there
 */
export function checkIndicator(
	before: IndicatorRow | null,
	after: IndicatorRow,
	{ outcomes, outputs, indicators }: StoredFramework,
	use: NodeUse | null,
): void {
	const { outcome, output, unit, calculation, laterCalculations, predecessors, fromQuarter, toQuarter } =
		after;
	const hangs =
		output === null
			? outcomes.some(({ code }) => code === outcome)
			: outputs.some((one) => one.code === output && one.outcome === outcome);
	if (!hangs) throw new Refused('not found');
	const isFixed = before && (use?.isReported === true || use?.isNamed === true);
	if (isFixed && FIXED.some((name) => !isDeepStrictEqual(before[name], after[name])))
		throw new Refused('counted already');
	if (!calculationOf(calculation).takesUnit(unit)) throw new Refused('unit of calculation');
	const follow = laterCalculations.length === 0 || mayFollow(calculation);
	if (laterCalculations.some(({ year }) => year === 0)) throw new Refused('may not follow');
	if (!follow || !laterCalculations.every(({ value }) => mayFollow(value)) || !isInOrder(laterCalculations))
		throw new Refused('may not follow');
	if (after.countsPeople && unit !== 'people') throw new Refused('counts no people');
	if (fromQuarter !== null && toQuarter !== null && toQuarter < fromQuarter) throw new Refused('ends first');
	checkMadeOf(after, indicators);
	const known = new Map(indicators.map((one) => [one.code, one.predecessors]));
	if (predecessors.some((one) => !known.has(one) || comesFrom(one, after.code, known)))
		throw new Refused('no predecessor');
}

/** Whether an indicator is, or follows by way of its predecessors, another one. */
function comesFrom(code: string, other: string, known: ReadonlyMap<string, readonly string[]>): boolean {
	return code === other || (known.get(code) ?? []).some((one) => comesFrom(one, other, known));
}
