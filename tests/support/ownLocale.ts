/**
 * Before each file of tests: one that has spoken another language gives it back at its end. Else later ones of its worker
 * would not hear in which language a file is made.
 */
import { afterAll } from 'vitest';
import { getLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';

const own = getLocale;
afterAll(() => overwriteGetLocale(own));
