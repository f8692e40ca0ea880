/** A sector's money of a year, as the page on which it is entered shows it. */
import { WHOLE } from '#lib/funding/forms/entered.ts';
import { rateText } from '#lib/funding/rate.ts';
import { dayOf } from '#lib/plan/day.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { getFunding } from './queries/funding.ts';
import {
	listEnteredContributions,
	listEnteredRequirements,
	type EnteredContribution,
	type EnteredRequirement,
} from './queries/entered.ts';
import { contributionStamp, requirementStamp } from './seen.ts';

/** @param asked `year`, `one` (identifier of the contribution that is changed) and `need` (code of an output, or `WHOLE`) */
export async function openEntered(reader: Reader, scope: WholeScope, asked: URLSearchParams, now: Date) {
	const { firstYear, lastYear } = scope.plan;
	const years = Array.from({ length: lastYear - firstYear + 1 }, (_, i) => firstYear + i);
	const today = Number(dayOf(scope.plan, now).slice(0, 4));
	const usual = Math.min(Math.max(today, firstYear), lastYear);
	const year = years.find((one) => String(one) === asked.get('year')) ?? usual;
	const stored = await listEnteredRequirements(reader, scope.sector.id, year);
	const byOutput = new Map(stored.map((one) => [one.output, one]));
	const outputs = (await listOutcomesAndOutputs(reader, scope)).filter(({ outcome }) => outcome !== null);
	const requirements = [null, ...outputs].map((node) => ({
		node: node && { code: node.code, name: node.name },
		money: typedMoney(byOutput.get(node?.code ?? null)),
	}));
	const contributions = await listEnteredContributions(reader, scope.sector.id, year);
	const one = contributions.find(({ id }) => String(id) === asked.get('one'));
	const need = asked.get('need');
	const needed = requirements.find(({ node }) => (node?.code ?? WHOLE) === need);
	const before = needed && byOutput.get(needed.node?.code ?? null);
	return {
		...{ year, years, contributions, requirements, outputs },
		funding: await getFunding(reader, scope, year),
		edited: one ? { ...one, money: typedMoney(one), version: contributionStamp(one) } : null,
		needed: needed ? { ...needed, version: before ? requirementStamp(year, before) : '' } : null,
	};
}

/** An amount and its rate as somebody would type them; undefined: there is none. */
function typedMoney(money: EnteredRequirement | EnteredContribution | undefined) {
	if (!money) return undefined;
	const { amount, currency, usdRate, usd } = money;
	return { amount: amount / 100, usd: usd / 100, currency, rate: rateText(usdRate) };
}
