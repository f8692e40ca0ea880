/** What is still missing in a headline figure, and whom to call first. Source: docs/rules.md, People who use it. */
import type { ReportState } from './report.ts';
import type { PartnerStanding } from './review.ts';

/** A partner without an approved report that takes part in an indicator. */
export interface MissingPartner {
	readonly partnerId: number;
	readonly name: string;
	/** Of its newest version; null: nothing was begun. */
	readonly state: ReportState | null;
	readonly reportId: number | null;
	readonly daysLate: number;
	/** Its part of the figure compared with, in the indicator's unit; null: it had none then. */
	readonly carried: number | null;
	/** `carried` as a share (0 to 1) of the whole figure; null where either is unknown, and for ratios. */
	readonly share: number | null;
}

export interface MissingQuestion {
	readonly standings: readonly PartnerStanding[];
	readonly takesPart: (partnerId: number) => boolean;
	/** A partner's own figure then; null: none. */
	readonly carriedBy: (partnerId: number) => number | null;
	/** The whole figure then; null: unknown. */
	readonly whole: number | null;
}

/** The expected partners that are not in the figure yet: who carried most comes first, then who has begun least. */
export function missingPartners({
	standings,
	takesPart,
	carriedBy,
	whole,
}: MissingQuestion): MissingPartner[] {
	return standings
		.filter(({ expected, countedId, partnerId }) => expected && countedId === null && takesPart(partnerId))
		.map(({ partnerId, name, report, daysLate }) => {
			const carried = carriedBy(partnerId);
			return {
				partnerId,
				name,
				state: report?.state ?? null,
				reportId: report?.id ?? null,
				daysLate,
				carried,
				share: carried === null || !whole ? null : carried / whole,
			};
		})
		.sort(byWeight);
}

/** How far a report is: what is only waiting for its review needs no call. */
const BEGUN: readonly (ReportState | null)[] = [null, 'draft', 'returned', 'submitted', 'approved'];

/** One for thousands of comparisons: to make one for each takes a second. */
const byName = new Intl.Collator('en', { numeric: true });

function byWeight(a: MissingPartner, b: MissingPartner): number {
	return (
		(b.carried ?? -1) - (a.carried ?? -1) ||
		BEGUN.indexOf(a.state) - BEGUN.indexOf(b.state) ||
		byName.compare(a.name, b.name)
	);
}
