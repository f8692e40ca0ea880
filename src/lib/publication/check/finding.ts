/** What the numbers of a narrative say of one another. Source: docs/rules.md, Figure check. */

export type FindingRule =
	/** Parts in brackets, or all that "including" lists, against their total. */
	| 'parts'
	/** Figures of parts against the figure that is added up from them. */
	| 'parts of a figure'
	/** "62 to 9, a decrease of 53 %". */
	| 'change'
	/** A share of n people that no whole number of them gives. */
	| 'share of people'
	/** The numbers of rows against the row that says their total. */
	| 'table'
	/** 1, 2, 3, 4, 4. */
	| 'numbering'
	/** "five components", of which four are listed. */
	| 'listed'
	/** The 18th wave here, wave XVII there. */
	| 'numbered twice'
	/** One thing, two numbers. */
	| 'told twice'
	/** "two villages", where municipalities are counted. */
	| 'other kind'
	/** "more than 29", where it is 29. */
	| 'not more'
	/** 110 municipalities, represented by 99 people. */
	| 'represented'
	/** 110 municipalities of an output whose own figure is 77. */
	| 'above the headline'
	/** "In addition 14", which are 14 of the 32. */
	| 'addition or part'
	/** "will take place during Q1", in the report on Q1. */
	| 'future'
	/** Incomes that come to more than the turnover they are paid from. */
	| 'above the turnover'
	/** "check all that apply", of a question with up to three answers. */
	| 'choice'
	/** A letter among digits. */
	| 'letter';

/** `wrong` blocks; `look` asks somebody to look; `note` says what is right only so far. */
export type Weight = 'wrong' | 'look' | 'note';

export interface Finding {
	readonly rule: FindingRule;
	readonly weight: Weight;
	/** Position of the section in the narrative, and the words that it is about. */
	readonly section: number;
	readonly offset: number;
	readonly length: number;
	/** What was written: a total, a change, a share. Null where no number is wrong. */
	readonly written: number | null;
	/** What it would have to be. Null: no number would do. */
	readonly wouldBe: number | null;
}
