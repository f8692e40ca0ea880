import { ANSWERS_AS_BITS } from './groups.ts';

/** Raise it with every change of a rule that would give stored reports other totals. */
const RULES = 4;

/**
 * The number of the rules by which totals are counted: a database that was counted by older ones is counted anew when it
 * is opened. One more where what breakdowns answer is kept in another way.
 */
export const COUNTED_BY: number = 2 * RULES + (ANSWERS_AS_BITS ? 0 : 1);
