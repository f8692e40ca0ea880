/** What a bundle may weigh: checked before anything is unpacked. */
export const LIMITS = {
	/** Files in the bundle. */
	entries: 5000,
	/** Bytes of everything unpacked: some ten million values. */
	unpacked: 4 * 2 ** 30,
	/** Bytes of any file but reports.csv and boundaries, since they are read into memory. */
	file: 32 * 2 ** 20,
	/** Bytes of a section of narrative, and of all of them: they are made into pages. */
	section: 100_000,
	narrative: 8 * 2 ** 20,
	/** Bytes of a file of boundaries: the finest of a country have a third of it. */
	boundaries: 64 * 2 ** 20,
	/** Characters of one cell, and of one row. */
	cell: 65_536,
	row: 1_048_576,
	/** How deep a file of boundaries nests: a TopoJSON of collections has eight. */
	depth: 32,
	/** How often two edges of one shape are held against each other: the finest of a country take a tenth. */
	crossings: 50_000_000,
	/** Columns of a file. */
	columns: 200,
} as const;
