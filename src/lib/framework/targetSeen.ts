/** What a person saw in the grid of targets: so that of two who change it, the second learns what the first did. */

const PAIR = /^([\d.-]{1,60})=(\d{1,15})$/;

/** Smallest units by cell, as one hidden field carries them; cells without a target are not in it. */
export function seenText(values: ReadonlyMap<string, number>): string {
	return [...values].map(([key, value]) => `${key}=${value}`).join(';');
}

/** Undefined: it is not what the page wrote. */
export function seenIn(text: string): ReadonlyMap<string, number> | undefined {
	const seen = new Map<string, number>();
	for (const pair of text === '' ? [] : text.split(';')) {
		const [, key, value] = PAIR.exec(pair) ?? [];
		if (key === undefined) return undefined;
		seen.set(key, Number(value));
	}
	return seen;
}
