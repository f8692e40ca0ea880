/** What other subjects may ask of this one, beside its queries. */
export { type NewLayer, storeLayer } from './commands/storeLayer.ts';
export { creditsOf, getLand, getShapes } from './geometry.ts';
