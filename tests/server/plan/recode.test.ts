/** An organisation gets another code, and the old one leads to it. Source: docs/rules.md, Partner and donor. */
import { beforeEach, expect, test } from 'vitest';
import { snapshot, transaction } from '#lib/server/database/driver.ts';
import { organisationFinder } from '#lib/server/access/queries/organisationFinder.ts';
import { checkTotals, storeSeen } from '#lib/server/figures/index.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { listExpectable } from '#lib/server/framework/queries/expected.ts';
import { getDonor } from '#lib/server/funding/queries/donor.ts';
import { changeOrganisation } from '#lib/server/plan/commands/organisations.ts';
import { mergeOrganisations } from '#lib/server/plan/commands/mergeOrganisations.ts';
import { localised } from '#lib/plan/text.ts';
import { textReference } from '#lib/server/report/reference.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { listCodesOf, listMerged, listPlanOrganisations } from '#lib/server/plan/queries/organisations.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const act = { planId: 1, personId: OFFICER, now: NOW };
const all = () => snapshot(setting.db, (reader) => listPlanOrganisations(reader, 1));
const ask = <T>(question: Parameters<typeof snapshot<T>>[1]) => snapshot(setting.db, question);

async function recode(
	was: string,
	code: string,
	more: Partial<Parameters<typeof changeOrganisation>[2]> = {},
) {
	const found = (await all()).find((one) => one.code === was);
	if (!found) throw new Error(`there is no ${was}`);
	await changeOrganisation(setting.db, act, { ...found, was, code, version: stampOf(found), ...more });
}

beforeEach(async () => {
	await setting.change(`insert into contribution (sector_id, year, donor_id, partner_id, status, amount, currency, usd_rate, usd)
		values (1, 2024, 4, 1, 'received', 700, 'USD', 1, 700)`);
	const id = await setting.start();
	await setting.save(id, { donors: [4] });
	await setting.submit(id);
	await setting.approve(id);
});

test('what asks by the old code finds the new one, and nothing is counted otherwise', async () => {
	await setting.change(`update organisation set name = '{"en": "One"}' where id = 1`);
	await recode('o1', 'N1');
	await recode('o4', 'FUND');
	expect(await transaction(setting.db, checkTotals)).toEqual([]);
	await ask(async (reader) => {
		const scope = await getScope(reader, 'plan', 's1');
		if (!scope) throw new Error('no sector');
		const filters = await Promise.all(['o1', 'N1'].map((partner) => findFilter(reader, scope, { partner })));
		expect(filters[0]).toEqual(filters[1]);
		expect(filters[0]).toMatchObject({ filter: { partner: 1 } });
		const question = { year: 2024, quarter: 2, window: 'quarter' } as const;
		const donors = await Promise.all(['o4', 'FUND'].map((code) => getDonor(reader, scope, code, question)));
		expect(donors[0]).toEqual(donors[1]);
		expect(donors[0]).toMatchObject({ donor: { code: 'FUND' }, funding: { received: 7 } });
		const codes = (await listExpectable(reader, 1, 1)).map(({ code }) => code);
		expect([codes.includes('N1'), codes.includes('o1')]).toEqual([true, false]);
		const reference = await textReference(reader, scope, { year: 2024, quarter: 2 }, [], []);
		expect(['o1', 'N1', 'One', 'nobody'].map(reference.organisation)).toEqual([1, 1, 1, undefined]);
		const find = await organisationFinder(reader, 1);
		expect(['o1', 'N1', 'One'].map(find)).toEqual([1, 1, 1]);
		expect((await listMerged(reader, 1)).get('o1')).toMatchObject({ code: 'N1', isKept: false });
		expect(await listCodesOf(reader, 'plan', 'o1')).toEqual(['N1', 'o1']);
		expect(await listCodesOf(reader, 'plan', 'nobody')).toEqual([]);
	});
	const [told] = await setting.ask<{ before: string; after: string }>(
		`select "before", "after" from audit_entry where action = 'change organisations' order by id`,
	);
	expect([told?.before, told?.after].map((one) => JSON.parse(one ?? '{}') as object)).toEqual([
		{ organisation: 'o1', code: 'o1' },
		{ organisation: 'N1', code: 'N1' },
	]);
});

test('it may get a code back that was its own, and nobody else gets that', async () => {
	await recode('o1', 'N1');
	await expect(recode('o2', 'o1')).rejects.toThrow('code taken');
	await expect(recode('o2', 'n1')).rejects.toThrow('code taken');
	await recode('N1', 'N2');
	await recode('N2', 'o1');
	const merged = await ask((reader) => listMerged(reader, 1));
	expect([...merged].map(([gone, { code }]) => [gone, code]).sort()).toEqual([
		['N1', 'o1'],
		['N2', 'o1'],
	]);
	const id = await setting.ask<{ id: number }>(`select id from organisation where code = 'o1'`);
	expect(id).toEqual([{ id: 1 }]);
});

test('what was made one with another keeps its code, to be undone by it', async () => {
	const merge = (figures: string, correction: string) =>
		storeSeen(setting.db, { id: 1, code: 'plan', now: NOW }, { figures, correction }, (writer, permit) =>
			mergeOrganisations(writer, { ...act, gone: 'o2', stays: 'o1', correction, permit }),
		);
	const shown = await merge('', '');
	if (shown.figures) await merge(shown.figures.seen, 'one and the same');
	await expect(recode('o1', 'o2')).rejects.toThrow('code taken');
	await expect(recode('o2', 'N2')).rejects.toThrow('changed meanwhile');
});

test('of two who change it, the second is told', async () => {
	await recode('o1', 'N1');
	await expect(recode('N1', 'N2', { version: 'another' })).rejects.toThrow('changed meanwhile');
	// The form that was opened before still names it by the code of then.
	await expect(recode('o1', 'o1', { name: localised('One') })).rejects.toThrow('changed meanwhile');
});
