/**
 * The number of the rules by which totals are counted. Raise it with every change of a rule that would give stored reports
 * other totals: a database that was counted by older ones is counted anew when it is opened.
 */
export const COUNTED_BY = 3;
