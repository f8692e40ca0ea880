/** Money by whoever holds it: USD from the exact cents. */
import type {
	DonorFunding,
	FundingAnswer,
	MoneyByStatus,
	OrganisationLabel,
	OutputFunding,
	PartnerFunding,
} from '#lib/funding/answer.ts';
import { compareCodes } from '#lib/plan/code.ts';
import {
	coverageOf,
	gapOf,
	isInHand,
	isUnearmarked,
	requirementOf,
	sumByStatus,
	sumFunding,
	type Contribution,
	type FundingSums,
	type Requirement,
} from '#lib/funding/funding.ts';
import { fromSmallest } from '#lib/figures/unit.ts';

type Labels = ReadonlyMap<string, OrganisationLabel>;

export function toFunding(sums: FundingSums | null): FundingAnswer {
	return {
		required: fromSmallest(sums?.required ?? null, 'usd'),
		received: fromSmallest(sums?.received ?? null, 'usd'),
		carryOver: fromSmallest(sums?.carryOver ?? null, 'usd'),
		committed: fromSmallest(sums?.committed ?? null, 'usd'),
		pledged: fromSmallest(sums?.pledged ?? null, 'usd'),
		gap: fromSmallest(sums && gapOf(sums), 'usd'),
		coverage: sums && coverageOf(sums),
	};
}

/** @param given without sub-grants */
export function byOutput(
	requirements: readonly Requirement[],
	given: readonly Contribution[],
): OutputFunding[] {
	const outputs = new Set([...requirements, ...given].map(({ output }) => output));
	return [...outputs, null]
		.filter((output, i, all) => all.indexOf(output) === i)
		.sort(compareOutputs)
		.flatMap((output) => {
			const own = given.filter((one) => one.output === output);
			const sums = sumFunding(requirementOf(requirements, output), own);
			return sums ? { output, ...toFunding(sums) } : [];
		});
}

/** @param given without sub-grants */
export function byDonor(given: readonly Contribution[], labels: Labels): DonorFunding[] {
	return [...Map.groupBy(given, ({ donor }) => donor)]
		.map(([code, own]) => ({
			donor: organisationLabel(code, labels),
			...toStatuses(own),
			inKind: usdOf(own.filter((one) => isInHand(one) && one.inKind)),
			unearmarked: usdOf(own.filter((one) => isInHand(one) && isUnearmarked(one))),
		}))
		.sort((a, b) => byMoney(a, b) || compareText(a.donor.code, b.donor.code));
}

/** Those that hold money, or pass it on. */
export function byPartner(
	given: readonly Contribution[],
	passedOn: readonly Contribution[],
	labels: Labels,
): PartnerFunding[] {
	const inHand = passedOn.filter(isInHand);
	const codes = new Set([
		...[...given, ...inHand].map(({ partner }) => partner),
		...inHand.map(({ donor }) => donor),
	]);
	return [...codes]
		.map((code) => ({
			partner: code === null ? null : organisationLabel(code, labels),
			...toStatuses(given.filter(({ partner }) => partner === code)),
			subGrantsIn: usdOf(inHand.filter(({ partner }) => partner === code)),
			subGrantsOut: usdOf(inHand.filter(({ donor }) => donor === code)),
		}))
		.sort((a, b) => byMoney(a, b) || compareText(a.partner?.code ?? '~', b.partner?.code ?? '~'));
}

function toStatuses(contributions: readonly Contribution[]): MoneyByStatus {
	const { received, carryOver, committed, pledged } = sumByStatus(contributions);
	return {
		received: fromSmallest(received, 'usd'),
		carryOver: fromSmallest(carryOver, 'usd'),
		committed: fromSmallest(committed, 'usd'),
		pledged: fromSmallest(pledged, 'usd'),
	};
}

export function usdOf(contributions: readonly Contribution[]): number {
	return fromSmallest(
		contributions.reduce((sum, { usd }) => sum + usd, 0),
		'usd',
	);
}

export function organisationLabel(code: string, labels: Labels): OrganisationLabel {
	return labels.get(code) ?? { code, name: code, type: 'other' };
}

/** In the framework's order, what is not allocated last. */
export function compareOutputs(a: string | null, b: string | null): number {
	if (a === null || b === null) return Number(a === null) - Number(b === null);
	return compareCodes(a, b);
}

/** Most in hand first, then most to come. */
function byMoney(a: MoneyByStatus, b: MoneyByStatus): number {
	return (
		b.received + b.carryOver - (a.received + a.carryOver) ||
		b.committed + b.pledged - (a.committed + a.pledged)
	);
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
