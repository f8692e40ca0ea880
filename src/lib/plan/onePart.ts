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
