/** A large export of ActivityInfo: what the page of rules needs is found once, at its trial; and a packed one is read as it is. */
import { expect, test } from 'vitest';
import { run } from '#lib/server/database/driver.ts';
import { quantityFields } from '#lib/server/exchange/activityInfo/fields.ts';
import { activityInfoExport, PARTNERS } from '../../support/generator/activityInfo.ts';
import { makeZip } from '../../support/zip.ts';
import { exportDesk } from './exportDesk.ts';
import { closeWorkshops } from './imports.ts';

closeWorkshops();
const { text } = activityInfoExport(4 * PARTNERS);
const SMALL = 900;

/** With fields that no rule knows, as many quantities as make 8 MB. */
function largeExport(): string {
	const line = text.split('\n').find((one) => one.includes('\u001fPRJ\u001f')) ?? '';
	const unknown = Array.from({ length: 90_000 }, (_, i) =>
		line.replace('\u001fPRJ\u001f1.1.d number', `\u001fX${i % SMALL}\u001fnumber`),
	);
	return `${text}${unknown.join('\n')}\n`;
}

test('the page of rules opens without reading the export again', async () => {
	const { db, send, work, page } = await exportDesk();
	const large = largeExport();
	expect(large.length).toBeGreaterThan(8_000_000);
	const id = await send(large);
	expect((await page(id)).import).toBe('');
	await work('try', id);
	const read = await elapsed(() => quantityFields(large).length);
	const opened = await elapsed(() => page(id));
	// Reading it but once in the server's own thread would take as long.
	expect(opened).toBeLessThan(read / 3);
	const shown = await page(id);
	expect([shown.count, shown.import]).toEqual([SMALL + 3, id]);
	expect(shown.fields[0]).toMatchObject({ field: 'X0', title: 'number of projects', said: '', lines: 100 });
	await run(db.writer, `update data_import set content = ''`);
	expect((await page(id)).fields).toEqual(shown.fields);
});

async function elapsed(work: () => unknown): Promise<number> {
	const began = performance.now();
	await work();
	return performance.now() - began;
}

test('a packed export is read as its text is', async () => {
	const { send, work } = await exportDesk();
	const plain = (await work('try', await send(text))).kept;
	const packed = makeZip({ 'out/readme.txt': 'About', 'out/export.txt': text });
	const { kept } = await work('try', await send(packed, 'export.zip'));
	expect(kept?.sentAs).toBe('activityinfo');
	expect(kept?.fields).toEqual(plain?.fields);
	expect(kept?.found).toEqual(plain?.found);
	expect((await work('store', kept?.id ?? '')).done).toBe('done');
});

test('several in one, and one that unpacks to more than it may, are refused in a sentence; a bundle stays one', async () => {
	const { send, work } = await exportDesk();
	const two = makeZip({ 'a.txt': text, 'b.txt': text });
	await expect(send(two, 'two.zip')).rejects.toMatchObject({ field: 'sent', message: /several exports/ });
	const zeros = makeZip({ 'a.txt': text + '0'.repeat(30_000_000) });
	await expect(send(zeros, 'zeros.zip')).rejects.toMatchObject({ field: 'sent', message: /too large/ });
	const bundle = await send(makeZip({ 'plan.json': '{}', 'a.txt': text }), 'bundle.zip');
	const { kept } = await work('try', bundle);
	expect(kept?.sentAs).toBe('bundle');
});
