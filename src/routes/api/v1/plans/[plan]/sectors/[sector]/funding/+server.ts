import type { z } from 'zod';
import type { FundingAnswer, MoneyByStatus } from '#lib/funding/answer.ts';
import type { fundingAnswer } from '#lib/funding/forms/answers.ts';
import { fundingQuestion } from '#lib/exchange/forms/questions.ts';
import { scopeAnswer } from '#lib/server/http/answer.ts';
import { ask } from '#lib/server/http/ask.ts';
import { getFundingDetail } from '#lib/server/funding/queries/funding.ts';
import type { RequestHandler } from './$types.js';

type Answer = z.infer<typeof fundingAnswer>;

export const GET: RequestHandler = (event) =>
	ask(event, fundingQuestion, async (reader, scope, { year }): Promise<Answer> => {
		const funding = await getFundingDetail(reader, scope, year);
		return {
			...scopeAnswer(scope),
			year,
			...sums(funding),
			required_of_outputs: funding.requiredOfOutputs,
			in_kind: funding.inKind,
			unearmarked: funding.unearmarked,
			sub_grants: funding.subGrants,
			outputs: funding.outputs.map((one) => ({ output: one.output, ...sums(one) })),
			donors: funding.donors.map((one) => ({
				donor: one.donor,
				...statuses(one),
				in_kind: one.inKind,
				unearmarked: one.unearmarked,
			})),
			partners: funding.partners.map((one) => ({
				partner: one.partner,
				...statuses(one),
				sub_grants_in: one.subGrantsIn,
				sub_grants_out: one.subGrantsOut,
			})),
		};
	});

function sums({ required, gap, coverage, ...rest }: FundingAnswer) {
	const { received, carryOver, committed, pledged } = rest;
	return { required, received, carry_over: carryOver, committed, pledged, gap, coverage };
}

function statuses({ received, carryOver, committed, pledged }: MoneyByStatus) {
	return { received, carry_over: carryOver, committed, pledged };
}
