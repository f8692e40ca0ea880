/** What other subjects may ask of this one, beside its queries. */
export { askForJob, recordRun } from './commands/jobs.ts';
