/** Workbooks as a browser takes and sends them, to the built server. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDemonstrationAccounts } from '#lib/server/demonstration/commands/accounts.ts';
import { addDemonstrationReports } from '#lib/server/demonstration/commands/reports.ts';
import { closeDatabase, migrate, openDatabase, rows, type Database } from '#lib/server/database/driver.ts';
import { signedIn } from '../support/people.ts';
import { makeZip } from '../support/zip.ts';
import { edited } from '../server/report/workbook/setting.ts';
import { addOpenDemonstration } from '../support/demonstration.ts';
import { BUILDING, startApp, type App } from './support/app.ts';

const NOW = '2024-07-16T09:00:00Z';
/** Milliseconds within which every file is answered. */
const SOON = 5_000;
let app: App;
/** The draft of the first partner. */
let report = 0;
const cookies = new Map<string, string>();

beforeAll(async () => {
	app = await startApp({ MASAR_NOW: NOW, NODE_ENV: 'test' }, async (path) => {
		const db = openDatabase(path);
		await migrate(db);
		await addOpenDemonstration(db, new Date(NOW));
		await addDemonstrationAccounts(db, new Date(NOW));
		await addDemonstrationReports(db);
		const [draft] = await rows<{ id: number }>(
			db.writer,
			`select r.id from report r join organisation o on o.id = r.partner_id where r.state = 'draft' and o.code = 'DP01'`,
		);
		if (!draft) throw new Error('the demonstration has no draft of its first partner');
		report = draft.id;
		for (const who of ['reporter1', 'approver2', 'reader']) cookies.set(who, await signIn(db, who));
		await closeDatabase(db);
	});
}, BUILDING);
afterAll(() => app.stop());

/** Whoever submits has a second factor as well: the session begins where both are proven. */
async function signIn(db: Database, who: string): Promise<string> {
	const [person] = await rows<{ id: number }>(db.writer, 'select id from person where email = @email', {
		email: `${who}@example.org`,
	});
	return `session=${await signedIn(db, person?.id ?? 0, new Date(NOW))}`;
}

const headers = (who: string) => ({
	accept: 'text/html',
	cookie: cookies.get(who) ?? '',
	origin: app.origin,
});
const take = (who: string, id = report, tongue = '') =>
	fetch(`${app.origin}${tongue}/reports/${id}/template.xlsx`, { headers: headers(who), redirect: 'manual' });

async function send(who: string, file: Uint8Array, id = report) {
	const body = new FormData();
	body.set('workbook', new File([new Uint8Array(file)], 'report.xlsx'));
	const began = performance.now();
	const answer = await fetch(`${app.origin}/reports/${id}/workbook?/read`, {
		method: 'POST',
		body,
		headers: headers(who),
		redirect: 'manual',
	});
	const text = await answer.text();
	expect(performance.now() - began).toBeLessThan(SOON);
	return { status: answer.status, text };
}

test('a workbook is taken, filled in, looked at, confirmed, and the report has it', async () => {
	const answer = await take('reporter1');
	expect(answer.status).toBe(200);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	const template = new Uint8Array(await answer.arrayBuffer());
	// The demonstration's draft has a figure that cannot be taken, and is told so where it stands.
	const untouched = await send('reporter1', template);
	expect(untouched.text).toMatch(/H7[^]*1\.5 is a fraction/);
	expect(untouched.text).not.toContain('name="workbook" value');

	const filled = await edited(template, ({ set }) => {
		set(3, 'total', 4321);
		set(7, 'total', 15);
	});
	const { status, text } = await send('reporter1', filled);
	expect(status).toBe(200);
	expect(text).toContain('4321');
	expect(text).toContain('Nothing is stored yet');
	const workbook = /name="workbook" value="([0-9a-f]{32})"/.exec(text)?.[1] ?? '';
	const confirmed = await fetch(`${app.origin}/reports/${report}/workbook?/confirm`, {
		method: 'POST',
		body: new URLSearchParams({ workbook }),
		headers: headers('reporter1'),
	});
	expect(await confirmed.text()).toContain('2 rows were changed');
	const page = await fetch(`${app.origin}/reports/${report}`, { headers: headers('reporter1') });
	expect(await page.text()).toContain('value="4,321"');
});

test('taken in Arabic, it can be sent back in English', async () => {
	const answer = await take('reporter1', report, '/ar');
	const { text } = await send('reporter1', new Uint8Array(await answer.arrayBuffer()));
	expect(text).toContain('Nothing in the workbook differs');
});

describe('whoever may not edit the report finds nothing', () => {
	test.each(['approver2', 'reader', 'nobody'])('%s', async (who) => {
		const file = await edited(new Uint8Array(await (await take('reporter1')).arrayBuffer()), ({ set }) =>
			set(3, 'total', 1),
		);
		const status = who === 'nobody' ? 303 : 404;
		const taken = await take(who);
		expect(taken.status).toBe(status);
		expect(taken.headers.get('content-type') ?? '').not.toContain('spreadsheet');
		const sent = await send(who, file);
		// A form is not sent on: it comes back with the way to sign in.
		expect(sent.status).toBe(who === 'nobody' ? 401 : 404);
		expect(sent.text).not.toContain('Nothing is stored yet');
	});

	test('as if there were no report', async () => {
		expect((await take('reporter1', 999_999)).status).toBe(404);
		expect((await send('reporter1', new Uint8Array(8), 999_999)).status).toBe(404);
	});
});

describe('what is no workbook is answered by a sentence', () => {
	test.each([
		['nothing', () => new Uint8Array(), 422, 'not an Excel workbook'],
		['a text', () => Buffer.from('a,b\n'), 422, 'not an Excel workbook'],
		[
			'a bomb',
			() => makeZip({ 'xl/sharedStrings.xml': Buffer.alloc(2e8) }),
			413,
			'larger than a report needs',
		],
		['macros', () => makeZip({ 'xl/vbaProject.bin': 'x' }), 422, 'macros'],
		['10 MB', () => new Uint8Array(10 * 2 ** 20), 413, 'larger than a report needs'],
		['2.5 MB', () => new Uint8Array(2.5 * 2 ** 20), 413, 'larger than a report needs'],
	])('%s', async (_, file, status, words) => {
		const answer = await send('reporter1', file());
		expect(answer.status).toBe(status);
		expect(answer.text).toContain(words);
		expect(answer.text).toContain('role="alert"');
	});
});
