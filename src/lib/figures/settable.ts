/** Calculations that an indicator can be given by hand: what partners report. What is made of others comes in a file. */
import type { Calculation } from './calculations.ts';

export const SETTABLE = ['sum', 'distinct', 'latest', 'peak', 'stated'] as const satisfies readonly Calculation[];

export function isSettable(calculation: Calculation): calculation is (typeof SETTABLE)[number] {
	return (SETTABLE as readonly Calculation[]).includes(calculation);
}
