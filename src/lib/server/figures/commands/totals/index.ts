export { checkTotals, type TotalsFault } from './check.ts';
export { rebuildTotals } from './rebuild.ts';
