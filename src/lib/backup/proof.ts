/** What a backup is compared by: the same data give the same proof, whatever the file looks like inside. */

export interface Proof {
	/** How many migrations the database had seen. */
	readonly migrations: number;
	/** Of each table, its rows and a hash of all that they say. */
	readonly tables: Readonly<Record<string, { readonly rows: number; readonly hash: string }>>;
	/** Hash of the bundle of each sector, by `plan/sector`. */
	readonly bundles: Readonly<Record<string, string>>;
	/** The record's length, and the hash of its last entry. */
	readonly record: { readonly entries: number; readonly hash: string };
}

/** Where two proofs differ, as `table entry`, `bundle plan/sector`, `record`; empty: nowhere. */
export function changedParts(one: Proof, other: Proof): string[] {
	const tables = namesOf(one.tables, other.tables)
		.filter((name) => {
			const [a, b] = [one.tables[name], other.tables[name]];
			return a?.hash !== b?.hash || a?.rows !== b?.rows;
		})
		.map((name) => `table ${name}`);
	// Older migrations may write a bundle in another way.
	const isComparable = one.migrations === other.migrations;
	const bundles = isComparable
		? namesOf(one.bundles, other.bundles)
				.filter((name) => one.bundles[name] !== other.bundles[name])
				.map((name) => `bundle ${name}`)
		: [];
	const { record } = one;
	const isSame = record.entries === other.record.entries && record.hash === other.record.hash;
	return [...tables, ...bundles, ...(isSame ? [] : ['record'])];
}

function namesOf(one: object, other: object): string[] {
	return [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
}

/** Why a file is no backup to rely on. */
export const BACKUP_FAULTS = ['damaged', 'differs', 'totals', 'record', 'old', 'no seal'] as const;
export type BackupFault = (typeof BACKUP_FAULTS)[number];

/** What is told of a backup that was made and proven. */
export interface BackupTold {
	/** Where it is on the machine. */
	readonly file: string;
	readonly bytes: number;
	/** How many rows it has, of all tables. */
	readonly rows: number;
	/** The sectors whose bundles were compared, as `plan/sector`. */
	readonly plans: readonly string[];
	/** Milliseconds that copying and proving took. */
	readonly copied: number;
	readonly proven: number;
}
