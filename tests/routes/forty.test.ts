/** A coordinator goes through a quarter of forty partners, from the queue to the last approval. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
	closeDatabase,
	migrate,
	openDatabase,
	rows,
	run,
	snapshot,
	transaction,
	type Database,
} from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { addPerson, signedIn } from '../support/people.ts';
import { writeTinyBundle } from '../support/tinyBundle.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { ASKED, CLEAN, codeOf, FILES, KINDS, nameOf, NUMBERS, range } from './support/forty.ts';
import { post } from './support/people.ts';

const NOW = new Date('2024-07-25T09:00:00Z');
const QUARTER = 'second quarter of 2024';
const QUERY = 'plan=tiny&sector=stability&period=2024-Q2';

let app: App;
let db: Database;
let cookie: string;
let folder: string;
/** The newest report of the quarter, by the number of its partner. */
let reports: ReadonlyMap<number, number>;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-forty-'));
	app = await startApp({ MASAR_NOW: NOW.toISOString() }, async (path) => {
		const made = openDatabase(path);
		await migrate(made);
		await importBundle(made, writeTinyBundle(folder, FILES), { now: new Date('2024-07-02T09:00:00Z') });
		const ids = await rows<{ id: number; code: string }>(
			made.writer,
			`select id, code from organisation where type <> 'donor'`,
		);
		for (const { id, code } of ids) {
			const grants = [{ role: 'partner_approver', planId: 1, sectorId: null, organisationId: id }] as const;
			await addPerson(made, { email: `${code}@example.org`, grants, invited: true }, NOW);
		}
		const late = JSON.stringify(KINDS.late.map(codeOf));
		await transaction(made, async (writer) => {
			await run(
				writer,
				`update report set submitted_at = case when partner_id in (
					select id from organisation where code in (select value from json_each(@late))) then @after else @before end
				where state = 'submitted'`,
				{ late, after: Date.parse('2024-07-23T09:00:00Z'), before: Date.parse('2024-07-15T09:00:00Z') },
			);
		});
		await closeDatabase(made);
	});
	db = openDatabase(app.database);
	const grants = [{ role: 'coordinator', planId: 1, sectorId: null, organisationId: null }] as const;
	const id = await addPerson(db, { email: 'c@example.org', grants, factor: true }, NOW);
	cookie = `session=${await signedIn(db, id, NOW)}`;
	const found = await rows<{ id: number; code: string }>(
		db.writer,
		`select r.id, o.code from report r join organisation o on o.id = r.partner_id where r.state = 'submitted'`,
	);
	reports = new Map(found.map(({ id, code }) => [Number(code.slice(1)), id]));
}, BUILDING);
afterAll(async () => {
	await closeDatabase(db);
	await app.stop();
	rmSync(folder, { recursive: true });
});

const reportOf = (n: number) => String(reports.get(n));
const plain = (html: string) =>
	html
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/[\u2068\u2069]/g, '')
		.replaceAll('&amp;', '&')
		.replaceAll(/\s+/g, ' ')
		.trim();
const partsOf = (html: string, pattern: RegExp) =>
	[...html.matchAll(pattern)].map(([, part = '']) => plain(part));

/** What a page says to whoever just did something. */
interface Seen {
	readonly title: string;
	/** Sentences about what was done. */
	readonly told: readonly string[];
	/** What can be undone, the last first. */
	readonly undoable: readonly string[];
	/** Reports that wait, by the tab of the quarter; 0: it says nothing. */
	readonly waiting: number;
	/** Who can be approved unread. */
	readonly clean: readonly string[];
	readonly html: string;
}

function seen(page: string): Seen {
	const html = page.replaceAll(/<!--[^>]*-->/g, '');
	const [quarters = ''] = /<nav[^>]*class="quarters[^>]*>([^]*?)<\/nav>/.exec(html) ?? [];
	const tab = /<a[^>]*aria-current="page"[^>]*>([^]*?)<\/a>/.exec(quarters)?.[1] ?? '';
	const [batch = ''] = partsOf(html, /<form[^>]*\/approve&([^]*?)<\/form>/g);
	return {
		title: partsOf(html, /<h1[^>]*>([^<]*)<\/h1>/g)[0] ?? '',
		told: [...html.matchAll(/<(div|p|span)[^>]*role="status"[^>]*>([^]*?)<\/\1>/g)]
			.map(([, , text = '']) => plain(text))
			.filter((text) => text !== ''),
		undoable: partsOf(html, /<span[^>]*>([^<]*)<\/span>/g).filter((text) =>
			/^You (?:approved|returned)/.test(text),
		),
		waiting: Number(/(\d+)/.exec(plain(tab).replace('Q2 2024', ''))?.[1] ?? 0),
		clean: NUMBERS.map(nameOf).filter((name) => batch.includes(name)),
		html,
	};
}

async function open(path: string): Promise<Seen> {
	const answer = await raw(app, path, { headers: { cookie, accept: 'text/html' } });
	expect(answer.status).toBe(200);
	return seen(answer.body.toString());
}

/** Sends a form, and follows it as a browser does. */
async function act(path: string, fields: Parameters<typeof post>[2] = {}): Promise<Seen & { path: string }> {
	const answer = await post(app, path, fields, { cookie });
	const { location } = answer.headers;
	if (location === undefined) {
		expect(answer.status).toBe(200);
		return { ...seen(answer.body.toString()), path };
	}
	const { pathname, search } = new URL(location, app.origin);
	return { ...(await open(pathname + search)), path: pathname + search };
}

const isQueue = { title: `Review of the ${QUARTER}` };
const letters = () =>
	snapshot(db, (reader) =>
		rows<{ email: string; report: number | null; next: number }>(
			reader,
			`select p.email, m.report_id as report, m.next_at as next from mail m join person p on p.id = m.person_id order by m.id`,
		),
	);
/** Whom decisions were written to; what the days of the quarter call for is written besides. */
const toOf = async () =>
	(await letters())
		.filter(({ report }) => report !== null)
		.map(({ email }) => Number(email.slice(1, 3)))
		.toSorted((a, b) => a - b);

test('the queue leads with the quarter, and offers unread only what nothing is asked about', async () => {
	const queue = await open('/review');
	expect(queue).toMatchObject({ ...isQueue, waiting: 39 });
	expect(queue.clean).toEqual(CLEAN.map(nameOf));
	const days = partsOf(queue.html, /<tr[^>]*id="partner-\d+"[^>]*>([^]*?)<\/tr>/g);
	const isLate = (n: number) => days.some((row) => row.startsWith(nameOf(n)) && / 3$/.test(row));
	expect(NUMBERS.filter((n) => n < 38 && isLate(n))).toEqual(KINDS.late);
	expect(days.filter((row) => row.includes('Nothing to report'))).toHaveLength(KINDS.nothing.length);
});

test('a batch names whom it approved, refuses what is asked about, and an undo stays at its row', async () => {
	const chosen = CLEAN.filter((n) => !KINDS.returned.includes(n));
	const sent = [...chosen, 21].map((n) => ['report', reportOf(n)] as const);
	const after = await act(`/review?/approve&${QUERY}`, sent);
	expect(after).toMatchObject({ ...isQueue, waiting: 39 - chosen.length });
	const [told = ''] = after.told;
	expect(told).toContain(`${chosen.length} reports for the ${QUARTER} were approved`);
	const approvedOnes = told.slice(0, told.indexOf('Not approved'));
	expect(NUMBERS.filter((n) => approvedOnes.includes(nameOf(n)))).toEqual(chosen);
	expect(told).toContain(`Not approved, ${nameOf(21)}: Something is asked about it`);
	expect(after.undoable).toHaveLength(chosen.length);
	expect(await toOf()).toEqual(chosen);
	const first = (await letters()).find(({ report }) => report !== null);
	expect(first?.next).toBe(NOW.getTime() + 600_000);

	const undone = await act(`/review?/undo&${QUERY}`, { report: reportOf(5) });
	expect(undone).toMatchObject({ ...isQueue, waiting: 39 - chosen.length + 1 });
	expect(undone.told).toEqual([
		`The decision on the report of ${nameOf(5)} for the ${QUARTER} is undone: it waits for review again, and nobody was written to.`,
	]);
	expect(undone.clean).toEqual([nameOf(5), nameOf(39)]);
	expect(await toOf()).toEqual(chosen.filter((n) => n !== 5));
	const again = await act(`/review?/approve&${QUERY}`, { report: reportOf(5) });
	expect(again.told[0]).toBe(`The report for the ${QUARTER} was approved: ${nameOf(5)}.`);
	expect(again.waiting).toBe(39 - chosen.length);
});

test('an activity with several figures is one, beside last quarter’s', async () => {
	const page = await open(`/review/${reportOf(38)}`);
	expect(page.title).toBe(`${nameOf(38)}: ${QUARTER}`);
	const [whole = '', ...more] = partsOf(page.html, /<article[^>]*>([^]*?)<\/article>/g);
	expect(more).toEqual([]);
	expect(whole.match(/Municipality 38/g)).toHaveLength(1);
	expect(whole).toMatch(/1\.1\.a People trained, people 8 [-−]2 .*Q1 2024: 10/);
	expect(whole).toMatch(/1\.1\.c Money, US dollars 40,000 .*Q1 2024: –/);
});

test('a return says its words, is undone, and said again', async () => {
	const back = await act(`/review/${reportOf(39)}?/return`, { comment: 'Which month?' });
	expect(back).toMatchObject({ ...isQueue, waiting: ASKED.length });
	expect(back.undoable).toContain(`You returned the report of ${nameOf(39)} for the ${QUARTER}.`);
	expect(back.path).toBe(`/review?${QUERY}`);
	expect(await toOf()).toContain(39);
	const undone = await act(`/review/${reportOf(39)}?/undo`);
	expect(undone.title).toBe(`${nameOf(39)}: ${QUARTER}`);
	expect(undone.told[0]).toContain(
		`The decision on the report of ${nameOf(39)} for the ${QUARTER} is undone`,
	);
	expect(await toOf()).not.toContain(39);
	await act(`/review/${reportOf(39)}?/return`, { comment: 'Which month?' });
	expect((await letters()).filter(({ email }) => email === 'P39@example.org')).toHaveLength(1);
});

test('one after the other, each page names the one before; the last leads to an empty queue', async () => {
	let path = `/review/${reportOf(21)}`;
	const approved: number[] = [];
	for (let left = ASKED.length; left > 0; left--) {
		const page = await open(path);
		const n = NUMBERS.find((one) => page.title === `${nameOf(one)}: ${QUARTER}`) ?? 0;
		expect(ASKED).toContain(n);
		expect(approved).not.toContain(n);
		approved.push(n);
		const next = await act(`${path}?/approve`);
		expect(next.undoable).toContain(`You approved the report of ${nameOf(n)} for the ${QUARTER}.`);
		path = next.path;
		const queue = await open(`/review?${QUERY}`);
		expect(queue.waiting).toBe(left - 1);
		expect(queue.clean).toEqual([]);
	}
	expect(path).toBe(`/review?${QUERY}`);
	expect(approved.toSorted((a, b) => a - b)).toEqual(ASKED);
	const [summary = ''] = partsOf((await open(path)).html, /<dl[^>]*>([^]*?)<\/dl>/g);
	expect(summary).toContain('38 of 40');
});

test('who owes a report is written to by name', async () => {
	const period = await snapshot(db, (reader) =>
		rows<{ id: number; partner: number }>(
			reader,
			`select d.id, o.id as partner from period d join organisation o on o.code = 'P40' where d.quarter = 2 and d.year = 2024`,
		),
	);
	const [{ id = 0, partner = 0 } = {}] = period;
	const fields = { plan: '1', sector: '1', period: String(id), partner: String(partner) };
	const before = (await letters()).filter(({ email }) => email.startsWith('P40')).length;
	const after = await act(`/review?/remind&${QUERY}`, fields);
	expect(after.told[0]).toBe(`Written to about the ${QUARTER}: ${nameOf(40)}.`);
	expect((await letters()).filter(({ email }) => email.startsWith('P40'))).toHaveLength(before + 1);
	// One letter for each decision that stands.
	expect(await toOf()).toEqual(range(1, 39));
});
