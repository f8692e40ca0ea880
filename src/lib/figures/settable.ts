import { CALCULATION_NAMES, isReported, type Calculation } from './calculations.ts';

/** Calculations of what partners report, one of which another may follow. */
export const SETTABLE = CALCULATION_NAMES.filter(isReported) as [Calculation, ...Calculation[]];
