/** Why a command was refused: the sentence for the reader is the page's, by this word. */
export type RefusalReason =
	| 'not found'
	| 'wrong state'
	| 'not open'
	| 'locked'
	/** Figures of locked quarters would move, and no reason is given. */
	| 'moves locked figures'
	| 'own organisation'
	/** A decision is undone by whoever made it, within some minutes, before the partner goes on. */
	| 'decided by another'
	| 'undo over'
	| 'next version begun'
	/** The person submitted the report, or changed a row of it last. */
	| 'own report'
	| 'questions'
	/** A reopening would last longer than any may. */
	| 'too long'
	| 'reason missing'
	/** Whoever may submit the report was told today that it is ready. */
	| 'asked already'
	/** Errors of validation stand in the way of a submission. */
	| 'errors'
	/** What the person saw is no longer what is stored. */
	| 'changed meanwhile'
	/** An idempotency key that was used for something else. */
	| 'key used'
	/** Something is named that this report may not have. */
	| 'not allowed'
	/** More lines were pasted than are taken at once. */
	| 'too many lines'
	/** A report takes no more rows, or no more comments. */
	| 'rows full'
	| 'comments full'
	/** A report takes no more words of explanation. */
	| 'words full'
	/** A sector has as many contributions as it may. */
	| 'contributions full'
	/** A quarter's text takes no more signs. */
	| 'narrative full'
	/** A section of it takes no more signs. */
	| 'section full'
	/** A code that stands for something else already, or in the site's own addresses. */
	| 'code taken'
	| 'may not found'
	/** A plan ends before it begins, or is longer than any. */
	| 'years'
	/** A framework is copied into a sector that has none. */
	| 'framework there'
	/** A year in which something stands is not taken away. */
	| 'year in use'
	/** A quarter would be due before it opens, or lock before it is due. */
	| 'days in order'
	/** A locked or published quarter would be open again. */
	| 'opens again'
	/** The plan has every quarter of its years. */
	| 'all quarters'
	/** Something reported or aimed at is there: it keeps unit and calculation. */
	| 'counted already'
	/** A calculation does not take this unit, does not follow that one, or counts no people. */
	| 'unit of calculation'
	| 'may not follow'
	| 'counts no people'
	| 'ends first'
	/** A sensitivity follows without a quarter; strangers would see more, after a publication or without a reason. */
	| 'sensitivity from'
	| 'kept from strangers'
	| 'opened without reason'
	/** Something was reported by a dimension that the indicator would no longer have. */
	| 'dimension in use'
	/** Something is named that the framework does not have, or that would name itself. */
	| 'no predecessor'
	/** What an indicator is made of is not there, is none that it can be made of, or would count it twice. */
	| 'no such part'
	| 'wrong parts'
	| 'no sides'
	| 'units of parts'
	| 'parts counted otherwise'
	| 'part twice'
	| 'made of itself'
	/** Two organisations that both reported a quarter, or of which one gave the other money, are not one. */
	| 'both reported'
	| 'gave each other'
	| 'merged with itself'
	/** A place would lie in what is not above it, or be what a report does not count it as, or change within a year. */
	| 'lies in lower'
	| 'counted otherwise'
	| 'within a year'
	/** A place would be part of one of another kind or district, or of one that is part of another by then. */
	| 'may not merge'
	/** Something hangs on it. */
	| 'in use'
	/** A plan without a sector has nothing to copy. */
	| 'no sector'
	/** Behind begins above on track. */
	| 'thresholds'
	/** A link that works once works no more, or what it is about is no longer there. */
	| 'gone'
	| 'wrong sign-in'
	| 'wrong password'
	| 'wrong code'
	/** What the device has was sealed with another key than the installation's. */
	| 'key lost'
	/** The code of a device that is being set up. */
	| 'wrong first code'
	| 'password short'
	| 'password long'
	| 'password simple'
	| 'password personal'
	| 'password common'
	| 'address taken'
	/** The person has this role. */
	| 'role given'
	/** The role is not the actor's to give, or lacks what it needs. */
	| 'role not allowed'
	| 'last administrator'
	/** The person has a role in a plan that the actor does not administer. */
	| 'of other plans'
	/** Nobody does this to themselves. */
	| 'oneself'
	/** Words name a live figure that the draft does not hold. */
	| 'live figure not held'
	/** A draft is cleared for a role that is another's. */
	| 'clears another role'
	/** The role has said that of the draft already. */
	| 'said already'
	/** Somebody clears what their own press is to publish. */
	| 'clears own press'
	/** Somebody publishes what they cleared themselves. */
	| 'presses own clearance'
	/** Something is said to have happened on a day that has not come. */
	| 'day to come'
	/** A day that has to come is today or past. */
	| 'day not to come'
	/** Nobody with an account speaks for a role that may object. */
	| 'nobody to ask'
	/** A clearance outside has no day. */
	| 'day missing'
	/** A notice has a figure in it. */
	| 'figures in notice'
	/** Small counts of the quarter cannot be withheld so that nobody works them out. */
	| 'not protected'
	/** A public sentence tells what is withheld, or of too few people. */
	| 'tells withheld'
	/** A text of a survey's wave does. */
	| 'wave tells'
	/** Whoever reviews a plan reports nothing in it. */
	| 'reviews here'
	/** Themes of a published wave, more of them than are kept, answers that cannot be told apart by their words. */
	| 'waves changed'
	| 'themes fixed'
	| 'themes full'
	| 'themes alike'
	/** Too many imports are being tried. */
	| 'imports busy'
	/** What an import brought was changed or published since. */
	| 'built upon'
	/** Something was built on two organisations being one. */
	| 'merge built upon'
	/** They were never made one, are two again, or a file made them one. */
	| 'not merged';

/** How much was sent, and how much is taken. */
export interface Amount {
	readonly given: number;
	readonly most: number;
}

export class Refused extends Error {
	readonly reason: RefusalReason;
	readonly amount: Amount | undefined;
	constructor(reason: RefusalReason, amount?: Amount) {
		super(`refused: ${reason}`);
		this.name = 'Refused';
		this.reason = reason;
		this.amount = amount;
	}
}

/** A file that was sent cannot be read: why is said already, by what knows the file. */
export class Unreadable extends Error {
	readonly sentence: string;
	/** 413 too large, 422 not what is asked for, 429 one of one's own is being read, 503 others are. */
	readonly status: 413 | 422 | 429 | 503;
	/** The field that the file was sent in. */
	readonly field: string;
	constructor(sentence: string, { status, field }: Pick<Unreadable, 'status' | 'field'>) {
		super(sentence);
		this.name = 'Unreadable';
		this.sentence = sentence;
		this.status = status;
		this.field = field;
	}
}

/** Tried too often. */
export class TooOften extends Error {
	/** When it may be tried again. */
	readonly until: Date;
	constructor(until: Date) {
		super(`tried too often, until ${until.toISOString()}`);
		this.name = 'TooOften';
		this.until = until;
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
