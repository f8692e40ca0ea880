/** What other subjects may ask of this one, beside its queries. */
export { publishWaves } from './publishWaves.ts';
export { textSheets } from './reading/textSheets.ts';
export { storeSurvey } from './commands/storeSurvey.ts';
