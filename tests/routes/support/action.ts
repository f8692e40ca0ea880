/** What is sent to an action of a page, and what it comes to for whom. */
import type { Somebody, Target, Whose } from './reach.ts';

/** `nothing`: an answer that changed nothing; `refused`: a sentence that says why. */
export type Outcome = 'done' | 'nothing' | 'refused' | 'absent' | 'to sign in' | 'to second factor';
/** For the own, another's, what is locked, and another plan's; what there is not gets the same as another plan's. */
export type Four = readonly [Outcome, Outcome, Outcome, Outcome];
export type Expected = Partial<Record<Somebody, Four>>;
export type Fields = Record<string, string>;

export interface Action {
	readonly expected: Expected;
	/** A whole form, which somebody who may would get through with. */
	readonly fields: (target: Target, whose: Whose, somebody: Somebody) => Fields;
	/** Of the report in the address. */
	readonly state?: 'draft' | 'submitted' | 'approved';
	/** What the address asks beside it. */
	readonly question?: (target: Target) => string;
}
