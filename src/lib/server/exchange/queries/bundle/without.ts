/** A copy of a row without some of its fields. */
export function without<Row extends object, Name extends keyof Row>(
	row: Row,
	...names: Name[]
): Omit<Row, Name> {
	const rest: Partial<Row> = { ...row };
	for (const name of names) delete rest[name];
	return rest as Omit<Row, Name>;
}
