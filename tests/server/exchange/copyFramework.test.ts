/** A sector begins with the framework of another one. Source: docs/rules.md, Framework. */
import { expect, test } from 'vitest';
import { quarterIndex } from '#lib/plan/quarter.ts';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { copyFramework } from '#lib/server/exchange/commands/copyFramework.ts';
import { loadFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { loadParticipation } from '#lib/server/exchange/queries/bundle/loadSector.ts';
import { listFrameworks } from '#lib/server/framework/queries/frameworks.ts';
import { closeWorkshops, workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-08-01T09:00:00Z');
const CURRENT = quarterIndex({ year: 2024, quarter: 3 });

/** The tiny plan, a second sector without anything, and three who are expected. */
async function opened() {
	const shop = await workshop();
	await shop.take({
		'participation.csv':
			'partner,output,from,to\nP1,1.1,2024-Q1,\nP2,1.1,2024-Q1,2024-Q2\nP2,1.1,2025-Q1,2025-Q2\n',
	});
	const { db, ask } = shop;
	await transaction(db, async (writer) => {
		await run(writer, `insert into person (id, email, name, created_at) values (1, 'c@example.org', 'C', 0)`);
		await run(writer, `insert into sector (plan_id, code, name) values (1, 'water', '{"en":"Water"}')`);
	});
	const id = async (code: string) =>
		(await ask<{ id: number }>(`select id from sector where code = @code`, { code }))[0]?.id ?? 0;
	const [from, to] = [await id('stability'), await id('water')];
	const copy = (more: { fromSector?: string; withPartners?: boolean } = {}) =>
		copyFramework(db, {
			...{ planId: 1, sectorId: to, personId: 1, now: NOW, fromSector: 'stability', withPartners: true },
			...more,
		});
	return { ...shop, from, to, copy };
}

test('outcomes, outputs and indicators come along, with who is expected from now on, and no targets', async () => {
	const { db, from, to, copy, ask } = await opened();
	await copy();
	const [read, stored] = await snapshot(db, async (reader) => [
		await loadFramework(reader, to),
		await loadFramework(reader, from),
	]);
	expect(read).toEqual(stored);
	expect(read?.indicators.length).toBeGreaterThan(3);
	const targets = `select 1 from target t join indicator i on i.id = t.indicator_id where i.sector_id = @to`;
	expect(await ask(targets, { to })).toEqual([]);
	expect(await snapshot(db, (reader) => loadParticipation(reader, to))).toEqual([
		{ partner: 'P1', output: '1.1', from: CURRENT, to: null },
		{ partner: 'P2', output: '1.1', from: CURRENT + 2, to: CURRENT + 3 },
	]);
	await expect(copy()).rejects.toThrow('framework there');
});

test('nobody is expected unless that is asked for, and only a sector with a framework is copied', async () => {
	const { db, to, copy } = await opened();
	expect((await snapshot(db, (reader) => listFrameworks(reader, 1))).map(({ code }) => code)).toEqual([
		'stability',
	]);
	await expect(copy({ fromSector: 'water' })).rejects.toThrow('not found');
	await expect(copy({ fromSector: 'nowhere' })).rejects.toThrow('not found');
	await copy({ withPartners: false });
	expect(await snapshot(db, (reader) => loadParticipation(reader, to))).toEqual([]);
});
