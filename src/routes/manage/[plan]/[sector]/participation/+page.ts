/** One press ticks all of a row or a column, where there are scripts. */
export const csr = true;
