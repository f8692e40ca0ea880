/** What evaluating the source may meet: what is not known, what may be several things, what is not needed yet. */

/** The expression depends on something that only a run knows. */
export class Unknown extends Error {}

/** Several values are possible: each is tried, the same one wherever the same thing is asked. */
export class Choice extends Error {
	readonly key: string;
	readonly options: readonly unknown[];
	constructor(key: string, options: readonly unknown[]) {
		super(key);
		this.key = key;
		this.options = options;
	}
}

/** An element or a property, worked out only where it is needed. */
export class Lazy {
	readonly value: () => unknown;
	constructor(value: () => unknown) {
		this.value = value;
	}
}
/** The value itself, worked out if it was not. */
export const forced = (value: unknown): unknown => (value instanceof Lazy ? value.value() : value);
