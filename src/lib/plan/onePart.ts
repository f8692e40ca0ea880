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

/** So many parts are all offered beside each other. */
const MOST_OFFERED = 12;

/**
 * The parts that a page leads to, in their order: all of a few; of many the first, the last, those beside the one that is shown,
 * and some at equal steps, so that each is two or three presses away.
 */
export function partsOffered(part: number, parts: number): number[] {
	const step = parts <= MOST_OFFERED ? 1 : 10 * Math.ceil(parts / (10 * MOST_OFFERED));
	return Array.from({ length: parts }, (_, i) => i + 1).filter(
		(one) => one === 1 || one === parts || Math.abs(one - part) <= 2 || one % step === 0,
	);
}

/**
 * What an address asks of one of a page's several lists: `donors-2` is the second part of its donors, and the others show
 * their first. Null: nothing. Of the lists `1.1` and `1.1-2`, `1.1-2-3` asks the second alone.
 */
export function partAsked(asked: string | null, list: string): string | null {
	if (!asked?.startsWith(`${list}-`)) return null;
	const part = asked.slice(list.length + 1);
	return /^\d+$/.test(part) ? part : null;
}

/**
 * A page's address with a part of one of its lists.
 * @param list may hold an indicator's code, which has signs of its own in an address
 * @param isFolded the list is seen only where an address asks for it, so its first part is asked for too
 */
export function partAddress(page: string, list: string, part: number, isFolded = false): string {
	const asked =
		part > 1 || isFolded
			? `${page.includes('?') ? '&' : '?'}part=${encodeURIComponent(`${list}-${part}`)}`
			: '';
	return `${page}${asked}#${listAnchor(list)}`;
}

/** The identifier at which a list stands: without blanks, which HTML has in none. */
export function listAnchor(list: string): string {
	return encodeURIComponent(list);
}
