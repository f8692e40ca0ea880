/** What other subjects may ask of this one, beside its queries. */
export { storeServices } from './commands/storeServices.ts';
