/** What other subjects may ask of this one, beside its queries. */
export { storeReferrals } from './commands/storeReferrals.ts';
