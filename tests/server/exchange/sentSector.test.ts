/** Of which sector a file is that a browser sends. */
import { expect, test } from 'vitest';
import { run } from '#lib/server/database/driver.ts';
import type { OpenImports } from '#lib/server/exchange/browser/open.ts';
import { receiveImport } from '#lib/server/exchange/browser/receive.ts';
import { closeWorkshops, workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');

/** Columns of which nobody knows the meaning are asked for first: nothing is tried. */
const OF_A_SECTOR = 'Qui;Quoi;Combien\nx;1.1.a;7\n';

async function desk() {
	const shop = await workshop();
	await shop.take();
	await run(
		shop.db.writer,
		`insert into person (id, name, email, language, created_at) values (1, 'C', 'c@example.org', 'en', 0)`,
	);
	await run(
		shop.db.writer,
		`insert into sector (plan_id, code, name)
		select plan_id, 'another', name from sector`,
	);
	const sectors = (
		await shop.ask<{ id: number; code: string }>('select id, code from sector order by code')
	).map((one) => ({ ...one, name: { en: one.code } }));
	const open = { plan: { code: 'tiny' }, planId: 1, personId: 1, mayAll: true, own: [], now: NOW, sectors };
	const send = (sector: string, of = sectors) => {
		const form = new FormData();
		form.set('sent', new File([OF_A_SECTOR], 'sent.csv'));
		form.set('sector', sector);
		const request = new Request('http://127.0.0.1/', { method: 'POST', body: form });
		return receiveImport(shop.db, { ...open, sectors: of } as unknown as OpenImports, request);
	};
	const kept = () =>
		shop.ask<{ code: string }>('select s.code from data_import i join sector s on s.id = i.sector_id');
	return { send, kept, sectors };
}

test('of several sectors none is guessed, and the one that was chosen is kept', async () => {
	const { send, kept } = await desk();
	await expect(send('')).rejects.toThrow('Choose the sector');
	await expect(send('nowhere')).rejects.toThrow('Choose the sector');
	expect(await kept()).toEqual([]);
	await send('stability');
	expect(await kept()).toEqual([{ code: 'stability' }]);
});

test('of one sector there is nothing to choose', async () => {
	const { send, kept, sectors } = await desk();
	await send('', sectors.slice(1));
	expect(await kept()).toEqual([{ code: 'stability' }]);
});
