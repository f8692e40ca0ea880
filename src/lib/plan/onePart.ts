/** A long list in parts, of which a page shows one. */
export interface Part<One> {
	readonly shown: readonly One[];
	/** Which part, from 1, of how many. */
	readonly part: number;
	readonly parts: number;
}

/** @param asked as an address says it; anything else than a part is the first, what is beyond the last is the last */
export function onePart<One>(all: readonly One[], asked: string | null, most: number): Part<One> {
	const each = Math.max(1, most);
	const parts = Math.max(1, Math.ceil(all.length / each));
	const part = Math.min(Math.max(1, /^\d{1,6}$/.test(asked ?? '') ? Number(asked) : 1), parts);
	return { shown: all.slice((part - 1) * each, part * each), part, parts };
}

/**
 * What an address asks of one of a page's several lists: `donors-2` is the second part of its donors, and the others show
 * their first. Null: nothing.
 */
export function partAsked(asked: string | null, list: string): string | null {
	return asked?.startsWith(`${list}-`) ? asked.slice(list.length + 1) : null;
}

/** A page's address with a part of one of its lists. @param list also the identifier at which that list stands */
export function partAddress(page: string, list: string, part: number): string {
	const asked = part > 1 ? `${page.includes('?') ? '&' : '?'}part=${list}-${part}` : '';
	return `${page}${asked}#${list}`;
}
