/** What whoever starts the server has to know of plans that protect small counts; in English, like all of the terminal. */
import { closedWords, failsClosed } from '#lib/disclosure/disclosure.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listPlans } from './queries/plans.ts';

/** A line for each plan whose approved figures strangers see in part only; empty without one. */
export async function tellClosed(reader: Reader): Promise<string[]> {
	const plans = (await listPlans(reader)).map(({ plan }) => plan);
	return plans
		.filter((plan) => plan.public === 'approved' && failsClosed(plan))
		.map(({ code, minimumCount }) => `• Plan ${code}: ${closedWords(minimumCount)}`);
}
