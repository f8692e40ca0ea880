/** What other subjects may ask of this one, beside its queries. */
export { putService } from './commands/putService.ts';
export { storeServices } from './commands/storeServices.ts';
