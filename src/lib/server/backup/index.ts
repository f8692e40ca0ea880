/** What other subjects may ask of this one, beside its queries. */
export { backupName, prune } from './scheduled.ts';
