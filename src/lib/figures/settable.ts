import { CALCULATION_NAMES, isReported, type Calculation } from './calculations.ts';

/** Calculations that an indicator is given by hand: what partners report. What is made of others comes in a file. */
export const SETTABLE = CALCULATION_NAMES.filter(isReported) as [Calculation, ...Calculation[]];
