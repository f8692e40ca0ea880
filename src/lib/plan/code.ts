/**
 * Orders codes as the framework's tree and as people count: numbers by size (`a2` before `a10`, `1.1.4` before
 * `1.1.4-1`), and what hangs on a node itself (`1.a`) before what lies below it (`1.1`, `1.1.a`).
 */
export function compareCodes(a: string, b: string): number {
	return compareParts(partsOf(a), partsOf(b)) || compareText(a, b);
}

/** Many in the order of `compareCodes`: each code is taken apart once, not at every comparison. */
export function inCodeOrder<T extends { readonly code: string }>(items: readonly T[]): T[] {
	return items
		.map((item) => ({ item, parts: partsOf(item.code) }))
		.sort((a, b) => compareParts(a.parts, b.parts) || compareText(a.item.code, b.item.code))
		.map(({ item }) => item);
}

/** What stands between two points: in turn digits and what is none. */
type Part = readonly string[];

function partsOf(code: string): Part[] {
	return code.split('.').map((part) => part.match(/\d+|\D+/g) ?? ['']);
}

function compareParts(left: readonly Part[], right: readonly Part[]): number {
	for (const [i, a] of left.entries()) {
		const b = right[i];
		if (b === undefined) return 1;
		const order = comparePart(a, b);
		if (order !== 0) return order;
	}
	return left.length - right.length;
}

function comparePart(left: Part, right: Part): number {
	for (const [i, a] of left.entries()) {
		const b = right[i];
		if (b === undefined) return 1;
		const [isNumber, isOther] = [isDigits(a), isDigits(b)];
		// Letters come before numbers: `1.a` hangs on 1 itself.
		if (isNumber !== isOther) return isNumber ? 1 : -1;
		const order = isNumber ? compareNumbers(a, b) : compareText(a, b);
		if (order !== 0) return order;
	}
	return left.length - right.length;
}

function isDigits(text: string): boolean {
	return /^\d/.test(text);
}

/** Digits of any length, without the zeros before them. */
function compareNumbers(a: string, b: string): number {
	const [left, right] = [a.replace(/^0+/, ''), b.replace(/^0+/, '')];
	return left.length - right.length || compareText(left, right);
}

function compareText(a: string, b: string): number {
	return a === b ? 0 : a < b ? -1 : 1;
}
