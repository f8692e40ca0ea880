/** What other subjects may ask of this one, beside its queries. */
export { explainWarning } from './commands/changeDraft.ts';
export { returnReport } from './commands/returnReport.ts';
export { saveEntry } from './commands/saveEntry.ts';
export { startReport } from './commands/startReport.ts';
export { editionOf, submitReport } from './commands/submitReport.ts';
export { finderIn } from './findPlace.ts';
