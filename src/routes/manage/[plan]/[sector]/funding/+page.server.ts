import { fail } from '@sveltejs/kit';
import {
	contributionForm,
	MONEY_FIELDS,
	removeContributionForm,
	requirementForm,
	WHOLE,
	type MoneyColumn,
} from '#lib/funding/forms/entered.ts';
import { writingOf } from '#lib/i18n/writing.ts';
import { dayOf } from '#lib/plan/day.ts';
import { onePart } from '#lib/plan/onePart.ts';
import { ofOpenSector, openSector } from '#lib/server/access/openSector.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { typedFunding } from '#lib/server/exchange/typedFunding.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { removeContribution } from '#lib/server/funding/commands/removeContribution.ts';
import { saveContribution } from '#lib/server/funding/commands/saveContribution.ts';
import { setRequirement } from '#lib/server/funding/commands/setRequirement.ts';
import { openEntered } from '#lib/server/funding/openEntered.ts';
import { action } from '#lib/server/http/action.ts';
import { listKnownOrganisations } from '#lib/server/report/queries/workbook.ts';
import type { Actions, PageServerLoad } from './$types';

/** On one page; more are on the next. */
const PER_PART = 100;
/** Organisations that are offered while one types; every other one is found by its code or name as well. */
const MOST_OFFERED = 300;

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { scope, act } = await openSector(event, reader);
		const { searchParams } = event.url;
		const entered = await openEntered(reader, scope, searchParams, act.now);
		const { shown, ...parts } = onePart(entered.contributions, searchParams.get('part'), PER_PART);
		const required = onePart(entered.requirements, searchParams.get('needs'), PER_PART);
		const organisations = await listKnownOrganisations(reader, act.planId);
		return {
			scope,
			writing: writingOf(scope.plan),
			today: dayOf(scope.plan, act.now),
			...{ year: entered.year, years: entered.years, funding: entered.funding },
			...{ edited: entered.edited, needed: entered.needed, outputs: entered.outputs },
			given: { ...parts, shown, count: entered.contributions.length },
			required,
			organisations: organisations
				.filter(({ name }) => name.en !== '')
				.slice(0, MOST_OFFERED)
				.map(({ code, name }) => ({ code, name })),
		};
	});

type Opened = Awaited<ReturnType<typeof ofOpenSector>>;

/** What was typed, by the columns of a file. */
function cellsIn(values: Readonly<Partial<Record<string, string>>>) {
	return Object.fromEntries(
		Object.entries(MONEY_FIELDS).map(([column, field]) => [column, values[field] ?? '']),
	) as Record<MoneyColumn, string>;
}

const read = (
	db: Database,
	{ scope, act }: Opened,
	kind: 'requirement' | 'contribution',
	values: Readonly<Record<string, string>>,
) =>
	snapshot(db, async (reader) =>
		typedFunding(kind, cellsIn(values), scope.plan, {
			organisations: await listKnownOrganisations(reader, act.planId),
			outputs: new Set((await listOutcomesAndOutputs(reader, scope)).map(({ code }) => code)),
		}),
	);

export const actions: Actions = {
	require: (event) =>
		action(event, {
			may: ofOpenSector,
			form: requirementForm,
			do: async (open, { version, ...values }) => {
				const output = values.moneyOutput === WHOLE ? '' : values.moneyOutput;
				// What is taken away needs no amount, and no rate.
				const nothing = { moneyAmount: '0', moneyCurrency: 'USD', moneyRate: '' };
				const isGone = values.moneyAmount === '';
				const asked = { ...values, ...(isGone && nothing), moneyOutput: output };
				const { row, issues } = await read(event.locals.db, open, 'requirement', asked);
				if (issues)
					return fail(422, { action: 'require', values: { version, ...values }, chosen: {}, issues });
				const { year, output: code, amount, currency, usdRate } = row;
				const money = isGone ? null : { amount, currency, usdRate };
				await setRequirement(event.locals.db, open.act, { year, output: code, money, version });
				return { done: 'require' as const };
			},
		}),
	give: (event) =>
		action(event, {
			may: ofOpenSector,
			form: contributionForm,
			do: async (open, { one, version, ...values }) => {
				const { row, issues } = await read(event.locals.db, open, 'contribution', values);
				if (issues)
					return fail(422, { action: 'give', values: { one, version, ...values }, chosen: {}, issues });
				if (row.kind !== 'contribution') throw new Error('no contribution was read');
				const seen = one === '' ? null : { id: Number(one), version };
				await saveContribution(event.locals.db, open.act, row, seen);
				return { done: 'give' as const };
			},
		}),
	remove: (event) =>
		action(event, {
			may: ofOpenSector,
			form: removeContributionForm,
			do: async ({ act }, { one, version }) => {
				await removeContribution(event.locals.db, act, { id: Number(one), version });
				return { done: 'remove' as const };
			},
		}),
};
