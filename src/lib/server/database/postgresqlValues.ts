/** What PostgreSQL answers, in the form in which SQLite would: numbers are numbers, truth is 1 or 0, all else is text. */

/** A number, where SQLite would give one. Throws on what a number cannot hold. */
function whole(text: string): number {
	const value = Number(text);
	if (Number.isInteger(value) && !Number.isSafeInteger(value)) {
		throw new RangeError(`${text} is more than a number can hold`);
	}
	return value;
}

/** By the type's identifier: bigint, integer, numeric, double precision, boolean. Everything else stays text. */
const READ: Readonly<Record<number, (text: string) => unknown>> = {
	20: whole,
	23: Number,
	1700: whole,
	701: Number,
	16: (text) => (text === 't' ? 1 : 0),
};
export const types = { getTypeParser: (oid: number) => READ[oid] ?? ((text: string) => text) };
