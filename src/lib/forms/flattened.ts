/**
 * As the framework writes what an action or a page's data are: every value once, objects and lists by the places of
 * theirs. Throws TypeError on what is neither plain nor a text, a number, a truth or nothing: it would come out as
 * something else.
 */
export function flattened(value: object): unknown[] {
	const all: unknown[] = [];
	const put = (one: unknown): number => {
		if (one === undefined) return NOT_GIVEN;
		const place = all.push(null) - 1;
		if (typeof one !== 'object' || one === null) all[place] = plainValue(one);
		else if (Array.isArray(one)) all[place] = one.map(put);
		else if (Object.getPrototypeOf(one) !== Object.prototype) throw new TypeError('no plain object');
		else all[place] = Object.fromEntries(Object.entries(one).map(([key, inside]) => [key, put(inside)]));
		return place;
	};
	put(value);
	return all;
}

/** What the framework writes in the place of `undefined`. */
const NOT_GIVEN = -1;

function plainValue(one: unknown): unknown {
	const isPlain = one === null || ['string', 'boolean'].includes(typeof one) || Number.isFinite(one);
	if (!isPlain) throw new TypeError(`no plain value: ${typeof one}`);
	return one;
}
