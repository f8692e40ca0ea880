/** A plan that begins as a copy of another. Source: docs/rules.md, Period. */
import { expect, test } from 'vitest';
import type { Grant } from '#lib/access/grant.ts';
import { run, snapshot } from '#lib/server/database/driver.ts';
import { copyPlan } from '#lib/server/exchange/copyPlan.ts';
import { loadSector, loadShared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import { BESIDE } from '../../support/besideFigures.ts';
import { closeWorkshops, workshop } from './imports.ts';

closeWorkshops();
const now = new Date('2025-01-10T09:00:00Z');
const ADMINISTRATOR: Grant = { role: 'administrator', planId: 1, sectorId: null, organisationId: null };

test('a copy has what is set up, nothing that was reported, and is administered by whoever made it', async () => {
	const shop = await workshop();
	await shop.take(BESIDE);
	await run(
		shop.db.writer,
		`insert into person (id, email, name, created_at) values (1, 'c@example.org', 'C', 0)`,
	);
	const request = (grants: readonly Grant[], code: string) => ({
		...{ founder: { personId: 1, grants }, from: 'tiny', now },
		copy: { code, name: { en: 'Copy' }, firstYear: 2026, lastYear: 2027 },
	});
	await copyPlan(shop.db, request([ADMINISTRATOR], 'copied'));
	const read = (code: string) =>
		snapshot(shop.db, async (reader) => {
			const shared = await loadShared(reader, code);
			if (!shared) throw new Error('no plan');
			return { shared, sector: await loadSector(reader, shared, 'stability') };
		});
	const [from, copy] = [await read('tiny'), await read('copied')];
	expect(copy.shared.places).toEqual(from.shared.places);
	expect(copy.shared.organisations).toEqual(from.shared.organisations);
	expect(copy.sector.indicators).toEqual(from.sector.indicators);
	expect(copy.shared.periods).toHaveLength(8);
	expect(from.shared.services).toHaveLength(2);
	expect(from.sector.referrals).toHaveLength(3);
	expect([copy.sector.targets, copy.shared.services, copy.sector.referrals]).toEqual([[], [], []]);
	expect(copy.shared.plan).toMatchObject({ firstYear: 2026, lastYear: 2027, name: { en: 'Copy' } });
	expect(copy.sector.participation.every((one) => one.from === 2026 * 4 && one.to === null)).toBe(true);
	const reports = await shop.ask(
		`select 1 from report r join sector s on s.id = r.sector_id join plan p on p.id = s.plan_id where p.code = 'copied'`,
	);
	expect(reports).toEqual([]);
	expect(await shop.ask(`select role from person_role where person_id = 1`)).toEqual([
		{ role: 'administrator' },
	]);
	await expect(copyPlan(shop.db, request([ADMINISTRATOR], 'copied'))).rejects.toThrow('code taken');
	await expect(copyPlan(shop.db, request([], 'other'))).rejects.toThrow('may not found');
});
