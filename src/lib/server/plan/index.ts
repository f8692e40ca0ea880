/** What other subjects may ask of this one, beside its queries. */
export { bumpDataVersion } from './commands/bumpDataVersion.ts';
