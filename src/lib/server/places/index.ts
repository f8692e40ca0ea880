/** What other subjects may ask of this one, beside its queries. */
export { type NewLayer, storeLayer } from './commands/storeLayer.ts';
export { placeInTree } from './commands/placeInTree.ts';
export { creditsOf, getGround, getShapes } from './geometry.ts';
