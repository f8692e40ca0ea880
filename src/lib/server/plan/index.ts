/** What other subjects may ask of this one, beside its queries. */
export { addCombination } from './commands/addCombination.ts';
export { assertSeen, stampOf } from './stamp.ts';
export { bumpDataVersion } from './commands/bumpDataVersion.ts';
export { writeFor } from './writing.ts';
