/** @returns undefined where nothing is answered */
export type Get = (address: string) => Promise<string | undefined>;

/** Where the documents of a sector are. */
export interface Published {
	readonly sector: string;
	readonly year: number;
	readonly quarter: number;
	/** 1.0 */
	readonly revision: string;
}
