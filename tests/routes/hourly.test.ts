/** What a server does at its start and at its end, beside answering. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, openDatabase, rows, run, transaction } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/commands/appendAudit.ts';
import { build } from '../../scripts/setup/build.mjs';
import { alone } from '../../scripts/setup/lock.mjs';
import { newAddress } from '../support/engine.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BUILDING, freePort, serve } from './support/app.ts';
import { seedPeople } from './support/people.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
const folder = temporaryFolder();
let database: string;
beforeAll(async () => {
	await alone(() => build());
	database = await newAddress(folder.path);
	await seedPeople(database);
	await change(`insert into participation (partner_id, output_id, from_quarter)
		select 1, min(id), 0 from output`);
	await change(`update period set opens = '2024-05-04', due = '2024-05-20', locks = '2024-05-31'`);
}, BUILDING);
afterAll(() => folder.remove());

async function change(text: string): Promise<void> {
	const db = openDatabase(database);
	await transaction(db, (writer) => run(writer, text));
	await closeDatabase(db);
}

async function write(): Promise<void> {
	const db = openDatabase(database);
	const event = { at: NOW, personId: null, planId: 1, subject: 'report/1', before: null, after: {} };
	await transaction(db, (writer) => appendAudit(writer, { ...event, action: 'approve report' }));
	await closeDatabase(db);
}

/** How many entries each seal covers. */
async function sealed(): Promise<number[]> {
	const db = openDatabase(database);
	const seals = await rows<{ entries: number }>(db.writer, 'select entries from audit_seal order by id');
	await closeDatabase(db);
	return seals.map(({ entries }) => entries);
}

test('the letters of the day are written at the start, the record is sealed then and at the end', async () => {
	await write();
	const server = await serve(database, await freePort());
	expect(server.log()).toContain('letters of the calendar were written');
	const [atStart = 0, ...more] = await sealed();
	expect([atStart > 0, more]).toEqual([true, []]);
	await write();
	await server.end('SIGTERM');
	expect(await sealed()).toEqual([atStart, atStart + 1]);
	expect(server.log().match(/the record was sealed/g)).toHaveLength(2);
});
