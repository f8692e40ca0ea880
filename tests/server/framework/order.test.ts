/** The framework is put in order by hand. Source: docs/rules.md, Framework. */
import { expect, test } from 'vitest';
import { snapshot } from '#lib/server/database/driver.ts';
import { loadFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { moveNode } from '#lib/server/framework/commands/moveNode.ts';
import { addNode } from '#lib/server/framework/commands/saveNode.ts';
import { listIndicators } from '#lib/server/framework/queries/framework.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { frameworkTree } from '#lib/server/framework/tree.ts';
import { NOW, OFFICER, useSetting } from '../report/setting.ts';

const setting = useSetting();
const ACT = { planId: 1, sectorId: 1, personId: OFFICER, now: NOW };
const tree = async () => frameworkTree(await snapshot(setting.db, (reader) => loadFramework(reader, 1)));
const codesOf = (all: readonly { code: string }[]) => all.map(({ code }) => code);
const nodes = async () =>
	codesOf(await snapshot(setting.db, (reader) => listOutcomesAndOutputs(reader, { sector: { id: 1 } })));

async function move(code: string, to: string, version?: string): Promise<void> {
	const read = (await tree()).find((one) => one.code === code)?.place.version ?? '';
	await moveNode(setting.db, ACT, { level: 'outcome', code, move: to, version: version ?? read });
}

test('outcomes stand as they were put on pages and in files, outputs and indicators with them', async () => {
	await addNode(setting.db, ACT, { code: '8', name: { en: 'Eighth' }, outcome: null });
	await addNode(setting.db, ACT, { code: '8.1', name: { en: 'Output' }, outcome: '8' });
	await addNode(setting.db, ACT, { code: '9', name: { en: 'Ninth' }, outcome: null });
	const before = await nodes();
	expect(before.slice(-3)).toEqual(['8', '8.1', '9']);
	await move('8', 'down');
	expect((await nodes()).slice(-3)).toEqual(['9', '8', '8.1']);
	await move('9', '0');
	expect(await nodes()).toEqual(['9', ...before.slice(0, -3), '8', '8.1']);
	expect(codesOf(await tree())[0]).toBe('9');
	const told = await setting.ask<{ after: string }>(
		`select "after" from audit_entry where action = 'change framework' order by id desc limit 1`,
	);
	expect(JSON.parse(told[0]?.after ?? '{}')).toMatchObject({ outcome: '9', order: codesOf(await tree()) });
});

test('indicators stand as they were put, and new ones behind them', async () => {
	const [first] = await tree();
	const list = [first, ...(first?.outputs ?? [])].find((one) => (one?.indicators.length ?? 0) > 1);
	const codes = codesOf(list?.indicators ?? []);
	const [one = '', two = ''] = codes;
	const version = list?.indicators[0]?.place.version ?? '';
	await moveNode(setting.db, ACT, { level: 'indicator', code: one, move: 'down', version });
	const found = codesOf(await snapshot(setting.db, (reader) => listIndicators(reader, 1)));
	expect(found.indexOf(two)).toBe(found.indexOf(one) - 1);
});

test('a move of another order than was read is refused, one to where it stands is none', async () => {
	await addNode(setting.db, ACT, { code: '9', name: { en: 'Ninth' }, outcome: null });
	const told = async () => (await setting.ask(`select 1 from audit_entry`)).length;
	const before = await told();
	await move('9', 'down');
	expect(await told()).toBe(before);
	await expect(move('9', 'up', 'x')).rejects.toThrow('changed meanwhile');
	await expect(move('77', 'up')).rejects.toThrow('not found');
});
