export { changeTotals } from './change.ts';
export { checkTotals, type TotalsFault } from './check.ts';
export { rebuildTotals } from './rebuild.ts';
