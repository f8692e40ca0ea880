/** The rows in arrays of at most `size`. */
export function* batches<Row>(rows: Iterable<Row>, size: number): Generator<Row[]> {
	let batch: Row[] = [];
	for (const row of rows) {
		batch.push(row);
		if (batch.length < size) continue;
		yield batch;
		batch = [];
	}
	if (batch.length > 0) yield batch;
}
