/** Where to go on after a form. */
import { ROUTES } from '#lib/access/permission.ts';
import { LANGUAGES } from '#lib/plan/text.ts';
import { isAddress } from './door/every.ts';

const PREFIX = new RegExp(`^/(?:${LANGUAGES.join('|')})(?=/|$)`);
const KNOWN = Object.keys(ROUTES)
	.filter((route) => ROUTES[route]?.GET && !route.startsWith('/api/'))
	.map((route) => new RegExp(`^${route.replaceAll('.', '\\.').replaceAll(/\[[^\]]+\]/g, '[^/]+')}$`));

/** A page of this site that the address names, or the start: what is judged is what a browser is sent to. */
export function onward(url: URL, otherwise: string): string {
	const to = url.searchParams.get('to');
	if (!to?.startsWith('/') || /[\\\s]/.test(to) || !isAddress(to) || !URL.canParse(to, url.origin))
		return otherwise;
	const { origin, pathname, search } = new URL(to, url.origin);
	const path = pathname.replace(PREFIX, '') || '/';
	const isOurs = origin === url.origin && isAddress(pathname) && KNOWN.some((route) => route.test(path));
	return isOurs ? pathname + search : otherwise;
}
