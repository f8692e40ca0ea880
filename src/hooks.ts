import type { Reroute } from '@sveltejs/kit';
import { deLocalizeUrl } from '#lib/paraglide/runtime.js';

/** `/ar/…` and `/fr/…` are the same pages as without the prefix. */
export const reroute: Reroute = ({ url }) => deLocalizeUrl(url).pathname;
