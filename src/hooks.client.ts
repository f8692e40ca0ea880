import type { ClientInit } from '@sveltejs/kit';
import { getLocale, overwriteGetLocale } from '#lib/paraglide/runtime.js';

/** Another language is another page: read from the address once, not for each of a thousand words. */
export const init: ClientInit = () => {
	const locale = getLocale();
	overwriteGetLocale(() => locale);
};
