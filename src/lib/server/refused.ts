/** Why a command was refused: the sentence for the reader is the page's, by this word. */
export type RefusalReason =
	| 'not found'
	| 'wrong state'
	| 'not open'
	| 'locked'
	| 'own organisation'
	| 'reason missing'
	/** Errors of validation stand in the way of a submission. */
	| 'errors'
	/** What the person saw is no longer what is stored. */
	| 'changed meanwhile'
	/** An idempotency key that was used for something else. */
	| 'key used'
	/** Something is named that this report may not have. */
	| 'not allowed';

export class Refused extends Error {
	readonly reason: RefusalReason;
	constructor(reason: RefusalReason) {
		super(`refused: ${reason}`);
		this.name = 'Refused';
		this.reason = reason;
	}
}

/** Somebody saved the row first: nothing was overwritten. */
export class Conflict extends Error {
	readonly entryId: number;
	constructor(entryId: number) {
		super(`row ${entryId} was changed meanwhile`);
		this.name = 'Conflict';
		this.entryId = entryId;
	}
}
