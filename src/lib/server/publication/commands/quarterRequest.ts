import type { Quarter } from '#lib/plan/quarter.ts';

export interface QuarterRequest extends Quarter {
	/** Codes. */
	readonly plan: string;
	readonly sector: string;
	/** Null: a command run on the machine itself. */
	readonly personId: number | null;
	readonly now: Date;
	/** Links of letters are made of it; absent: nobody is written to. */
	readonly origin?: string;
}
