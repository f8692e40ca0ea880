/** What is told of a sector where plans are chosen: the quarter that it shows first. */
import type { FundingAnswer } from '#lib/funding/answer.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Reporting } from '#lib/figures/answer.ts';
import type { Finding } from '#lib/figures/finding.ts';

/** Of the year to date that ends with the quarter. */
export interface FirstShown {
	readonly quarter: Quarter;
	/** Null: nothing that a reader could not misread. */
	readonly finding: Finding | null;
	readonly reports: Reporting;
	/** Of the year; USD. */
	readonly funding: Pick<FundingAnswer, 'required' | 'received'>;
}
