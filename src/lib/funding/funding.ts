/** Money. Source: docs/rules.md, Funding. All amounts are USD cents unless named otherwise. */

export const CONTRIBUTION_STATUSES = ['pledged', 'committed', 'received', 'carry_over'] as const;
export type ContributionStatus = (typeof CONTRIBUTION_STATUSES)[number];

export interface FundingSums {
	/** Null when no requirement is known. */
	readonly required: number | null;
	readonly received: number;
	readonly carryOver: number;
	readonly committed: number;
	readonly pledged: number;
}

/** required − (received + carried over): below 0 it is over-funded. Null when the requirement is unknown. */
export function gapOf({ required, received, carryOver }: FundingSums): number | null {
	return required === null ? null : required - received - carryOver;
}

/** (received + carried over) ÷ required; null when the requirement is unknown or 0. */
export function coverageOf({ required, received, carryOver }: FundingSums): number | null {
	return required === null || required === 0 ? null : (received + carryOver) / required;
}

/** What a sector (no output), or one of its outputs, needs in a year. */
export interface Requirement {
	readonly output: string | null;
	readonly usd: number;
}

/** What a donor gives, once, with its present status; a multi-year grant is one for each year of use. */
export interface Contribution {
	readonly donor: string;
	/** Null: no partner named. */
	readonly partner: string | null;
	/** Null: not allocated to an output. */
	readonly output: string | null;
	readonly status: ContributionStatus;
	readonly usd: number;
	readonly inKind: boolean;
}

/** Given to the sector as a whole: it names neither an output nor a partner. */
export function isUnearmarked({ output, partner }: Contribution): boolean {
	return output === null && partner === null;
}

/** Money in hand: what counts against the requirement. Pledges and commitments stand beside. */
export function isInHand({ status }: Contribution): boolean {
	return status === 'received' || status === 'carry_over';
}

/**
 * Money from one partner of the plan to another: it was counted when the first received it. What a partner brings of its
 * own is a contribution like any other.
 * @param partners those who take part in the plan or have an approved report
 */
export function isSubGrant({ donor, partner }: Contribution, partners: ReadonlySet<string>): boolean {
	return partner !== null && partner !== donor && partners.has(donor);
}

export interface RequirementSums {
	/** That of the whole sector, which includes its outputs; without one, the sum of theirs. Null: unknown. */
	readonly required: number | null;
	/** Σ over outputs; null where none was entered. */
	readonly ofOutputs: number | null;
}

export function sumRequirements(requirements: readonly Requirement[]): RequirementSums {
	const whole = requirements.filter(({ output }) => output === null);
	const ofOutputs = total(requirements.filter(({ output }) => output !== null));
	return { required: total(whole) ?? ofOutputs, ofOutputs };
}

/**
 * Funding of a sector, or of whatever was picked out of it. Null where nothing was entered, neither requirement nor
 * contribution; where something was, a status without a contribution is 0.
 * @param contributions without sub-grants
 */
export function sumFunding(
	required: number | null,
	contributions: readonly Contribution[],
): FundingSums | null {
	if (required === null && contributions.length === 0) return null;
	return { required, ...sumByStatus(contributions) };
}

/** USD cents by status; 0 where there is none. */
export function sumByStatus(contributions: readonly Contribution[]): Omit<FundingSums, 'required'> {
	const of = (status: ContributionStatus) => total(contributions.filter((one) => one.status === status)) ?? 0;
	return {
		received: of('received'),
		carryOver: of('carry_over'),
		committed: of('committed'),
		pledged: of('pledged'),
	};
}

/**
 * The requirement of an output; of no output, the part of the sector's that its outputs do not split up. Null: unknown,
 * or the outputs need more than the sector as a whole is said to.
 */
export function requirementOf(requirements: readonly Requirement[], output: string | null): number | null {
	if (output !== null) return total(requirements.filter((one) => one.output === output));
	const { ofOutputs } = sumRequirements(requirements);
	const whole = total(requirements.filter((one) => one.output === null));
	if (whole === null || whole === ofOutputs) return null;
	return whole < (ofOutputs ?? 0) ? null : whole - (ofOutputs ?? 0);
}

/** Null: there is nothing to add up. */
function total(rows: readonly { readonly usd: number }[]): number | null {
	return rows.length === 0 ? null : rows.reduce((sum, { usd }) => sum + usd, 0);
}
