/** Who is expected on which output. Source: docs/rules.md, Partner and donor. */
import { expect, test } from 'vitest';
import { changedTicks } from '#lib/framework/forms/expected.ts';
import { expectedFrom } from '#lib/framework/expected.ts';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { storeSeen } from '#lib/server/figures/index.ts';
import { endExpected } from '#lib/server/framework/commands/endExpected.ts';
import { setExpected, type ChangedExpectation } from '#lib/server/framework/commands/setExpected.ts';
import { listExpectedSpans } from '#lib/server/framework/queries/expected.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const at = (quarter: 1 | 2 | 3 | 4) => quarterIndex({ year: 2024, quarter });

test.each([
	['begins', [], 3, true, [{ from: 3, to: null }]],
	['ends with the quarter before', [{ from: 1, to: null }], 3, false, [{ from: 1, to: 2 }]],
	['goes on as one span', [{ from: 1, to: 2 }], 3, true, [{ from: 1, to: null }]],
	[
		'begins anew after a gap',
		[{ from: 0, to: 1 }],
		3,
		true,
		[
			{ from: 0, to: 1 },
			{ from: 3, to: null },
		],
	],
	['takes away what was to begin later', [{ from: 5, to: 6 }], 3, false, []],
	['is there no more from its first quarter', [{ from: 3, to: null }], 3, false, []],
])('what is expected %s', (_, spans, quarter, isExpected, after) => {
	expect(expectedFrom(spans, quarter, isExpected)).toEqual(after);
});

test('only what was ticked otherwise than it was seen is changed', () => {
	expect(changedTicks(['1.2', '3.4'], '1.2 5.6')).toEqual([
		{ partnerId: 3, outputId: 4, isExpected: true },
		{ partnerId: 5, outputId: 6, isExpected: false },
	]);
});

async function set(changes: readonly ChangedExpectation[], from = at(2)) {
	const asked = { planId: 1, sectorId: 1, personId: OFFICER, now: NOW, from, changes, correction: '' };
	return storeSeen(
		setting.db,
		{ id: 1, code: 'plan', now: NOW },
		{ figures: '', correction: '' },
		(writer, permit) => setExpected(writer, { ...asked, permit }),
	);
}

test('partners are expected from a quarter on, with a record, and no longer', async () => {
	await setting.change(`insert into output (id, sector_id, outcome_id, code, name)
		select 901, 1, id, '1.9', '{"en":"Output"}' from outcome where sector_id = 1 limit 1`);
	const one = { partnerId: 1, outputId: 901 };
	expect((await set([{ ...one, isExpected: true }])).done).toBe(1);
	expect((await set([{ ...one, isExpected: true }])).done).toBe(0);
	expect((await set([{ ...one, isExpected: false }], at(4))).done).toBe(1);
	const spans = await snapshot(setting.db, (reader) => listExpectedSpans(reader, 1));
	expect(spans.get('1.901')).toEqual([{ from: at(2), to: at(3) }]);
	expect(await setting.ask(`select 1 from audit_entry where action = 'set participation'`)).toHaveLength(2);
	await expect(set([{ partnerId: 99, outputId: 901, isExpected: true }])).rejects.toThrow('not found');
});

test('a partner who leaves is expected on nothing after its last quarter, and not again later', async () => {
	await setting.change(`insert into output (id, sector_id, outcome_id, code, name)
		select 901, 1, id, '1.8', '{"en":"Output"}' from outcome where sector_id = 1 limit 1`);
	await setting.change(`insert into output (id, sector_id, outcome_id, code, name)
		select 902, 1, id, '1.9', '{"en":"Output"}' from outcome where sector_id = 1 limit 1`);
	const [partner] = await setting.ask<{ code: string }>('select code from organisation where id = 1');
	await set([{ partnerId: 1, outputId: 901, isExpected: true }], at(1));
	await set([{ partnerId: 1, outputId: 902, isExpected: true }], at(4));
	const others = await snapshot(setting.db, (reader) => listExpectedSpans(reader, 1));
	const leave = async (code: string, last = at(2)) => {
		const act = { planId: 1, sectorId: 1, personId: OFFICER, now: NOW };
		const plan = { id: 1, code: 'plan', now: NOW };
		return storeSeen(setting.db, plan, { figures: '', correction: '' }, (writer, permit) =>
			endExpected(writer, { ...act, partner: code, last, correction: '', permit }),
		);
	};
	await expect(leave('nobody')).rejects.toThrow('not found');
	expect((await leave(partner?.code ?? '')).done).toBeGreaterThan(1);
	expect((await leave(partner?.code ?? '')).done).toBe(0);
	const spans = await snapshot(setting.db, (reader) => listExpectedSpans(reader, 1));
	expect(spans.get('1.901')).toEqual([{ from: at(1), to: at(2) }]);
	expect(spans.get('1.902')).toBeUndefined();
	const ofOthers = (all: typeof spans) => [...all].filter(([key]) => !key.startsWith('1.'));
	expect(ofOthers(spans)).toEqual(ofOthers(others));
});
