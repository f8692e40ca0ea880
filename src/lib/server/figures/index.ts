/** What other subjects may ask of this one, beside its queries. */
export { changeUnderLocks, unlessReason } from './commands/changeUnderLocks.ts';
export { answerPlan, answerReport } from './commands/answers.ts';
export { storeSeen, withFigures } from './withFigures.ts';
export { countAnew } from './commands/countAnew.ts';
export { changeTotals } from './commands/totals/change.ts';
export { checkTotals, rebuildTotals } from './commands/totals/index.ts';
export { type Dashboard, readDashboard } from './dashboard.ts';
