/** Where to go on: a path of this site, or the start where the address names none. */
export function onward(url: URL, otherwise: string): string {
	const to = url.searchParams.get('to');
	if (!to?.startsWith('/') || /[\\\s]/.test(to)) return otherwise;
	const target = URL.canParse(to, url.origin) ? new URL(to, url.origin) : null;
	return target?.origin === url.origin && !to.startsWith('//') ? target.pathname + target.search : otherwise;
}
