/** A draft's text leaves as a Word file and comes back, by the pages of whoever prepares it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	closeDatabase,
	openDatabase,
	rows,
	run,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { zip } from '#lib/server/files/spreadsheet/pack.ts';
import { unpack } from '#lib/server/files/spreadsheet/unpack.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { seenByPython } from '../support/word.ts';
import { makeZip } from '../support/zip.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, post, seedPeople } from './support/people.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const PAGE = '/manage/harbour/shelter/2024/q1/publication';
const BODY = 'People reached: {people}.\n\n- One item.[^1]\n- Another <b>item</b>.\n\n[^1]: What is known.';
let app: App;
let db: Database;
let cookie: string;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		const filled = openDatabase(path);
		await transaction(filled, async (writer) => {
			await run(writer, 'update plan set minimum_count = 0 where id = 1');
			await run(
				writer,
				`insert into narrative (sector_id, year, quarter, section, language, slug, body)
				values (1, 2024, 1, 'summary', 'en', 'a', @body), (1, 2024, 1, 'summary', 'ar', 'b', 'كلمات {people}.')`,
				{ body: BODY },
			);
		});
		await closeDatabase(filled);
	});
	db = openDatabase(app.database);
	cookie = (await cookiesOf(app)).coordinator;
}, BUILDING);
afterAll(async () => {
	await closeDatabase(db);
	await app.stop();
});

const pin = () =>
	pinQuarter(db, { plan: 'harbour', sector: 'shelter', year: 2024, quarter: 1, personId: null, now: NOW });
const draft = (language = '') => raw(app, `${language}${PAGE}/draft.docx`, { headers: { cookie } });

/** What a word program makes of the text of a file. */
async function edited(bytes: Buffer, edit: (xml: string) => string): Promise<Buffer> {
	const files = await unpack(bytes, /./);
	files.set('word/document.xml', Buffer.from(edit(files.get('word/document.xml')?.toString() ?? '')));
	return zip(files);
}

async function send(bytes: Uint8Array<ArrayBuffer>, name = 'back from the ministry.docx') {
	const form = new FormData();
	form.set('word', new File([bytes], name));
	const answer = await fetch(`${app.origin}${PAGE}/word?/read`, {
		method: 'POST',
		body: form,
		headers: { cookie, origin: app.origin, accept: 'text/html' },
	});
	return { status: answer.status, html: await answer.text() };
}
const sendEdited = async (edit: (xml: string) => string) =>
	send(new Uint8Array(await edited((await draft()).body, edit)));

/** The value of a hidden field of the page. */
function fieldOf(html: string, name: string): string {
	const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? '';
	return value
		.replaceAll('&quot;', '"')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&amp;', '&');
}
const bodyOf = async () =>
	(
		await rows<{ body: string; version: number }>(
			db.writer,
			`select body, version from narrative where section = 'summary' and language = 'en'`,
		)
	)[0];

test('without a draft there is no file, and the page says where to take one', async () => {
	const missing = await draft();
	expect([missing.status, missing.headers.location]).toEqual([303, `${PAGE}/word`]);
	const html = (await raw(app, `${PAGE}/word`, { headers: { cookie } })).body.toString();
	expect(html).toContain('There is no draft yet');
	await pin();
	expect((await raw(app, `${PAGE}/word`, { headers: { cookie } })).body.toString()).toContain(
		`${PAGE}/draft.docx`,
	);
});

test('strangers and partners have neither the file nor the page', async () => {
	const { partner_approver: partner } = await cookiesOf(app);
	for (const path of [`${PAGE}/draft.docx`, `${PAGE}/word`]) {
		expect((await raw(app, path)).body.toString()).not.toContain('PK');
		expect((await raw(app, path, { headers: { cookie: partner } })).status).toBe(404);
	}
});

test('the file says the draft’s words and figures, in each language, and that it is a draft', async () => {
	const { headers, body } = await draft();
	expect(headers['content-type']).toContain('wordprocessingml');
	expect(body.equals((await draft()).body)).toBe(true);
	const seen = seenByPython(body);
	const texts = seen.paragraphs.map(({ text }) => text);
	expect(texts).toContain('One item.');
	expect(texts).toContain('Another <b>item</b>.');
	expect(texts.find((text) => text.startsWith('People reached: '))).toMatch(/\d/);
	expect(texts.some((text) => text.startsWith('Draft: not published.'))).toBe(true);
	expect(seen.notes['1']).toBe(' What is known.');
	expect(seen.tables.length).toBeGreaterThan(0);
	for (const { head, rows: lines } of seen.tables) {
		expect(head.filter(Boolean)).toHaveLength(1);
		expect(lines[0]).toEqual(['Indicator', 'Reached', 'Target 2024', 'Share of the target']);
	}
	expect(seen.live).toEqual([]);
	const arabic = seenByPython((await draft('/ar')).body);
	expect(arabic.paragraphs.find(({ text }) => text.startsWith('كلمات'))?.bidi).toBe(true);
	expect(arabic.tables.every(({ bidi }) => bidi)).toBe(true);
});

test('what comes back as it went changes nothing', async () => {
	const { status, html } = await sendEdited((xml) => xml);
	expect([status, html.includes('Nothing was changed')]).toEqual([200, true]);
});

test('a changed paragraph is shown as a difference, and taken over as a new version with its origin', async () => {
	const before = await bodyOf();
	const { status, html } = await sendEdited((xml) =>
		xml.replace('One item.', 'One &amp; only item.').replace('People reached', 'People we reached'),
	);
	expect(status).toBe(200);
	expect(html).toContain('2 paragraphs say something else');
	expect(html).toMatch(/<ins[^>]*>we <\/ins>/);
	expect(await bodyOf()).toEqual(before);
	const fields = { proposals: fieldOf(html, 'proposals'), file: fieldOf(html, 'file') };
	const taken = await post(app, `${PAGE}/word?/take`, { ...fields, take: '0' }, { cookie });
	expect([taken.status, taken.body.toString().includes('1 paragraph says something else')]).toEqual([
		200,
		true,
	]);
	const rest = {
		proposals: fieldOf(taken.body.toString(), 'proposals'),
		file: fieldOf(taken.body.toString(), 'file'),
	};
	expect((await post(app, `${PAGE}/word?/take`, { ...rest, take: '0' }, { cookie })).status).toBe(200);
	const after = await bodyOf();
	expect(after?.body).toBe(
		BODY.replace('People reached', 'People we reached').replace('One item', 'One & only item'),
	);
	expect(after?.version).toBe((before?.version ?? 0) + 2);
	const told = await rows<{ after: string }>(
		db.writer,
		`select after from audit_entry where action = 'write narrative' order by id desc limit 1`,
	);
	expect(told[0]?.after).toContain('back from the ministry.docx');
	// Sent twice: what was taken is not proposed again, and a stale page is told so.
	const again = await post(app, `${PAGE}/word?/take`, { ...fields, take: '0' }, { cookie });
	expect([again.status, (await bodyOf())?.version]).toEqual([409, after?.version]);
});

test('a paragraph that was changed here meanwhile cannot be taken', async () => {
	const file = await edited((await draft()).body, (xml) => xml.replace('Another ', 'Quite another '));
	await transaction(db, (writer) =>
		run(
			writer,
			`update narrative set body = replace(body, 'Another', 'A third'), version = version + 1 where section = 'summary' and language = 'en'`,
		),
	);
	const { html } = await send(new Uint8Array(file));
	expect(html).toContain('was changed here since the file was made');
});

test('what is no Word file, is too large or holds macros is refused with a sentence', async () => {
	const bomb = makeZip({ 'word/document.xml': ' '.repeat(30 * 2 ** 20) });
	for (const [bytes, status, sentence] of [
		[new Uint8Array(Buffer.from('no zip')), 422, 'no Word file'],
		[new Uint8Array(bomb), 413, 'too large'],
		[new Uint8Array(zip(new Map([['word/vbaProject.bin', Buffer.from('x')]]))), 422, 'macros'],
		[new Uint8Array(), 422, 'no Word file'],
	] as const) {
		const answer = await send(new Uint8Array(bytes));
		expect([answer.status, answer.html.includes(sentence)]).toEqual([status, true]);
	}
	const { status } = await post(app, `${PAGE}/word?/take`, { proposals: '[{}]', take: '0' }, { cookie });
	expect(status).toBe(409);
});
