/** What other subjects may ask of this one, beside its queries. */
export { putSending } from './commands/putSending.ts';
export { storeReferrals } from './commands/storeReferrals.ts';
