/** Which quarter a plan is given next. */
import { QUARTERS, quarterIndex, type Quarter } from './quarter.ts';

/** The first of the plan's years that it has not yet, after the newest that it has where there is one; null: it has all. */
export function nextQuarter(
	{ firstYear, lastYear }: { readonly firstYear: number; readonly lastYear: number },
	known: readonly Quarter[],
): Quarter | null {
	const has = new Set(known.map(quarterIndex));
	const all = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i).flatMap((year) =>
		QUARTERS.map((quarter) => ({ year, quarter })),
	);
	const missing = all.filter((one) => !has.has(quarterIndex(one)));
	const newest = Math.max(...has, -Infinity);
	return missing.find((one) => quarterIndex(one) > newest) ?? missing[0] ?? null;
}
