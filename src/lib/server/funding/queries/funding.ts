import type { Scope } from '#lib/plan/scope.ts';
import type { ContributionDetail, FundingAnswer, FundingDetail } from '#lib/funding/answer.ts';
import { isInHand, isUnearmarked, sumFunding, sumRequirements } from '#lib/funding/funding.ts';
import { flowOf, type FlowLink } from '#lib/funding/flow.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import {
	byDonor,
	byOutput,
	byPartner,
	compareOutputs,
	organisationLabel,
	toFunding,
	usdOf,
} from './fundingBy.ts';
import { listOrganisations, readMoney, type StoredContribution } from './money.ts';

/**
 * A sector's funding in a year, USD. Where nothing at all was entered, everything is unknown; where something was, a
 * status without a contribution is 0. Money between partners of the plan (sub-grants) is never received.
 */
export const getFunding = recorded(
	{ part: 'funding', key: (_scope: Scope, year: number) => [year] },
	readFunding,
);

async function readFunding(reader: Reader, scope: Scope, year: number): Promise<FundingAnswer> {
	const { requirements, given } = await readMoney(reader, scope, year);
	return toFunding(sumFunding(sumRequirements(requirements).required, given));
}

/** A sector's funding in a year by output, donor and partner, USD, with every contribution as it was given. */
export const getFundingDetail = recorded(
	{ part: 'fundingDetail', key: ({ language }: Scope, year: number) => [language, year] },
	readFundingDetail,
);

async function readFundingDetail(reader: Reader, scope: Scope, year: number): Promise<FundingDetail> {
	const { requirements, given, passedOn } = await readMoney(reader, scope, year);
	const { required, ofOutputs } = sumRequirements(requirements);
	const labels = await listOrganisations(reader, scope);
	const sums = sumFunding(required, given);
	const inHand = given.filter(isInHand);
	const flow = flowOf(given, passedOn);
	const inUsd = (link: FlowLink): FlowLink => ({ ...link, usd: fromSmallest(link.usd, 'usd') });
	const detail = (row: StoredContribution, subGrant: boolean): ContributionDetail => ({
		...row,
		donor: organisationLabel(row.donor, labels),
		partner: row.partner === null ? null : organisationLabel(row.partner, labels),
		amount: row.amount / 100,
		usd: fromSmallest(row.usd, 'usd'),
		subGrant,
	});
	return {
		...toFunding(sums),
		requiredOfOutputs: fromSmallest(ofOutputs, 'usd'),
		inKind: sums && usdOf(inHand.filter(({ inKind }) => inKind)),
		unearmarked: sums && usdOf(inHand.filter(isUnearmarked)),
		subGrants: usdOf(passedOn.filter(isInHand)),
		outputs: byOutput(requirements, given),
		donors: byDonor(given, labels),
		partners: byPartner(given, passedOn, labels),
		flow: { links: flow.links.map(inUsd), circular: flow.circular.map(inUsd) },
		contributions: [
			...given.map((row) => detail(row, false)),
			...passedOn.map((row) => detail(row, true)),
		].sort(
			(a, b) =>
				compareOutputs(a.output, b.output) || Number(a.subGrant) - Number(b.subGrant) || b.usd - a.usd,
		),
	};
}
