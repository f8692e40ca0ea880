/** What is about to stand in the place of a database. */

export interface Next {
	/** Verified and of the present version. */
	readonly file: string;
	/** A folder in which bundles are written meanwhile. */
	readonly scratch: string;
	readonly now: Date;
	/** The moment of its data; null: unknown. */
	readonly madeAt: Date | null;
	/** Also while a server has the database open. */
	readonly whileServing: boolean;
}

/** Somebody has the database open. */
export class InUse extends Error {
	override readonly name = 'InUse';
}
