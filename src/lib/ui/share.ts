/**
 * `next`, with every part that is as it was in `last` taken from there: what did not change is the same object, and
 * nothing that shows it is drawn again. Plain data only; what has an `id` is found by it wherever it stands now.
 */
export function share<T>(last: unknown, next: T): T {
	// Of what is there for the first time nothing is looked through: a whole report is, when its page opens.
	if (Object.is(last, next) || !isPlain(next) || !isPlain(last)) return next;
	// A part of `last` takes the place only of an equal part of `next`.
	if (Array.isArray(next)) return Array.isArray(last) ? (shareList(last, next) as T) : next;
	return Array.isArray(last) ? next : (shareFields(last, next) as T);
}

/** For data that comes again and again: each time as `share` gives it, of what it gave before. */
export function sharing<T>(): (next: T) => T {
	let last: T | undefined;
	return (next) => {
		const shared = share(last, next);
		last = shared;
		return shared;
	};
}

type Plain = Readonly<Record<string, unknown>> | readonly unknown[];

function isPlain(value: unknown): value is Plain {
	if (typeof value !== 'object' || value === null) return false;
	return Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype;
}

function shareList(last: readonly unknown[], next: readonly unknown[]): readonly unknown[] {
	const byId = new Map(last.map((one) => [idOf(one), one]));
	const shared = next.map((one, i) => share(idOf(one) === undefined ? last[i] : byId.get(idOf(one)), one));
	return shared.length === last.length && shared.every((one, i) => Object.is(one, last[i])) ? last : shared;
}

function shareFields(
	last: Readonly<Record<string, unknown>> | object,
	next: object,
): Readonly<Record<string, unknown>> | object {
	const before = new Map(Object.entries(last));
	const shared = Object.entries(next).map(([name, value]) => [name, share(before.get(name), value)] as const);
	const same =
		shared.length === before.size &&
		shared.every(([name, value]) => before.has(name) && Object.is(value, before.get(name)));
	return same ? last : Object.fromEntries(shared);
}

function idOf(value: unknown): unknown {
	return isPlain(value) && 'id' in value ? value.id : undefined;
}
