/** Two instances on one PostgreSQL, behind a round robin: what one did the other knows, and what dies is not missed. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { person, personRole } from '#db/schema/index.ts';
import { build } from '../../scripts/setup/build.mjs';
import { alone } from '../../scripts/setup/lock.mjs';
import { startSession } from '#lib/server/access/commands/session.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { closeDatabase, openDatabase, rows, run, transaction } from '#lib/server/database/driver.ts';
import { dropAddress, newAddress } from '../support/engine.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BUILDING, freePort, raw, serve, type Server } from './support/app.ts';
import { ROWS, writeDrafts, type Draft } from './support/drafts.ts';
import { sendAll, type Answer, type Form } from './support/flight.ts';
import { roundRobin, type RoundRobin } from './support/roundRobin.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const PROGRESS = '/api/v1/plans/plan/sectors/s1/progress?year=2017&quarter=1';
/** What the rows of one draft give together. */
const COUNTED = 11 + 12 + 13;
const folder = temporaryFolder();
let database: string;
let drafts: readonly Draft[];
/** Of somebody who may approve. */
let coordinator: string;
let instances: readonly Server[];
let ports: number[];
let front: RoundRobin;
let origin: string;

beforeAll(async () => {
	await alone(() => build());
	database = await newAddress(folder.path);
	drafts = (await writeDrafts(database, { partners: 20, quarters: 4 })).whole;
	coordinator = await addCoordinator();
	const port = await freePort();
	origin = `http://127.0.0.1:${port}`;
	ports = [await freePort(), await freePort()];
	instances = await Promise.all(
		ports.map((own) => serve(database, own, { ORIGIN: origin, MASAR_KEY: 'of both' })),
	);
	front = await roundRobin(port, ports);
}, BUILDING);
afterAll(async () => {
	await front.stop();
	for (const instance of instances) await instance.end('SIGKILL');
	await dropAddress(database);
	folder.remove();
});

async function addCoordinator(): Promise<string> {
	const db = openDatabase(database);
	const session = await transaction(db, async (writer) => {
		await writer.insert(person).values({ id: 99, email: 'c@example.org', name: 'C', createdAt: NOW });
		await writer.insert(personRole).values({ personId: 99, planId: 1, role: 'coordinator', sectorId: 1 });
		await run(writer, `update plan set public = 'approved', first_year = 2017 where id = 1`);
		return startSession(writer, { personId: 99, secondFactor: true, now: NOW });
	});
	await closeDatabase(db);
	return `session=${session}`;
}

const submitPath = (id: number) => `/reports/${id}/summary?/submit`;
const submission = ({ id, cookie, edition }: Draft): Form => ({
	path: submitPath(id),
	cookie,
	fields: { key: `a key of the report ${id}`, edition },
	scripted: false,
});
const approval = ({ id }: Draft): Form => ({
	path: `/review/${id}?/approve`,
	cookie: coordinator,
	fields: {},
	scripted: false,
});

/** Sends one form to an instance itself, as a page of the origin that both have. */
async function sendTo(instance: number, form: Form): Promise<Answer | undefined> {
	return (await sendAll(at(instance), [form], 1, undefined, origin))[0];
}
const at = (instance: number) => `http://127.0.0.1:${ports[instance]}`;

function draft(n: number): Draft {
	const found = drafts[n];
	if (!found) throw new Error(`no draft ${n}`);
	return found;
}

async function reachedAt(instance: number): Promise<{ reached: number; etag: string | undefined }> {
	const { body, headers } = await raw({ origin: at(instance) }, PROGRESS, {
		headers: { 'accept-encoding': 'identity' },
	});
	const { indicators } = JSON.parse(body.toString()) as { indicators: { reached: number | null }[] };
	return { reached: indicators[0]?.reached ?? 0, etag: headers.etag };
}

test('what was approved on one is read on the other at once, kept answers too', async () => {
	expect(await sendTo(0, submission(draft(0)))).toMatchObject({ status: 303 });
	// Each has its answer in memory.
	const before = await Promise.all([0, 1, 0, 1].map(reachedAt));
	expect(new Set(before.map(({ etag }) => etag)).size).toBe(1);
	expect(await sendTo(0, approval(draft(0)))).toMatchObject({ status: 303 });
	const [there, here] = [await reachedAt(1), await reachedAt(0)];
	expect(there).toEqual(here);
	expect(there.etag).not.toBe(before[0]?.etag);
	expect(there.reached).toBe((before[0]?.reached ?? 0) + COUNTED);
});

test('of two who approve one report at once, one wins, and it counts once', async () => {
	const before = (await reachedAt(0)).reached;
	for (let n = 1; n <= 5; n++) {
		const one = draft(n);
		await sendTo(n % 2, submission(one));
		const answers = await Promise.all([sendTo(0, approval(one)), sendTo(1, approval(one))]);
		expect(answers.map((answer) => answer?.status).toSorted()).toEqual([303, 409]);
		expect(await approvalsOf(one)).toBe(1);
	}
	expect((await reachedAt(1)).reached - before).toBe(5 * COUNTED);
});

test('one dies among submissions: nothing acknowledged is lost, and the other takes the rest', async () => {
	const sent = drafts.slice(10).map(submission);
	const acknowledged = new Set<Form>();
	let dead: Promise<void> | undefined;
	await sendAll(origin, sent, 20, (form, answer) => {
		expect([form.path, answer.status, answer.body]).toEqual([form.path, 303, '']);
		acknowledged.add(form);
		if (acknowledged.size === 15) dead = instances[0]?.end('SIGKILL');
	});
	await dead;
	expect(acknowledged.size).toBeGreaterThanOrEqual(15);
	expect(acknowledged.size).toBeLessThan(sent.length);
	const stored = await listSubmitted();
	expect([...acknowledged].filter(({ path }) => !stored.has(path))).toEqual([]);

	ports.splice(0, 1);
	const again = await sendAll(origin, sent, 20);
	expect(again.map((answer) => answer?.status)).toEqual(sent.map(() => 303));
	const all = await listSubmitted();
	expect(sent.map(({ path }) => all.get(path))).toEqual(sent.map(() => ({ rows: ROWS, keys: 1, told: 1 })));
	const db = openDatabase(database);
	expect(await checkTotals(db.writer)).toEqual([]);
	expect((await checkAudit(db.writer)).broken).toBeNull();
	await closeDatabase(db);
});

/** What is stored of each submitted report, by the path of its form. */
async function listSubmitted(): Promise<Map<string, { rows: number; keys: number; told: number }>> {
	const db = openDatabase(database);
	const found = await rows<{ id: number; rows: number; keys: number; told: number }>(
		db.writer,
		`select r.id, (select count(*) from entry a where a.report_id = r.id) as rows,
			(select count(*) from submission s where s.report_id = r.id) as keys,
			(select count(*) from audit_entry e where e.subject = 'report/' || r.id and e.action = 'submit report') as told
		from report r where r.state <> 'draft'`,
	);
	await closeDatabase(db);
	return new Map(found.map(({ id, ...stored }) => [submitPath(id), stored]));
}

async function approvalsOf({ id }: Draft): Promise<number> {
	const db = openDatabase(database);
	const [told] = await rows<{ times: number }>(
		db.writer,
		`select count(*) as times from audit_entry where subject = @subject and action = 'approve report'`,
		{ subject: `report/${id}` },
	);
	await closeDatabase(db);
	return told?.times ?? 0;
}
