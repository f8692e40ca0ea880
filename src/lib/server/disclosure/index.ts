/** What other subjects may ask of this one, beside its queries. */
export { protectQuarter } from './protectQuarter.ts';
export { protectSent } from './protectSent.ts';
