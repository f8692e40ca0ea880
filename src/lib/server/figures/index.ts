/** What other subjects may ask of this one, beside its queries. */
export { changeTotals } from './commands/totals/change.ts';
export { rebuildTotals } from './commands/totals/index.ts';
