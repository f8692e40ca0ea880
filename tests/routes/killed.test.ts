/**
 * Promise A1 (docs/rules.md, Tests of the promises), at the count of `support/long`: a thousand submissions in flight
 * when the server is killed.
 */
import { copyFileSync, rmSync, watch, type FSWatcher } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { build } from '../../scripts/setup/build.mjs';
import { alone } from '../../scripts/setup/lock.mjs';
import { PATIENCE, sampled } from '../support/long.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BUILDING, freePort, serve, type Server } from './support/app.ts';
import { writeDrafts, type Draft } from './support/drafts.ts';
import { sendAll, type Answer, type Form } from './support/flight.ts';
import { readStanding, type Standing } from './support/standing.ts';

const CONNECTIONS = 50;
const folder = temporaryFolder();
const prepared = join(folder.path, 'prepared.sqlite');
const database = join(folder.path, 'killed.sqlite');
let forms: SentForm[];
let port: number;
let server: Server;
beforeAll(async () => {
	await alone(() => build());
	forms = formsOf(await writeDrafts(prepared));
	port = await freePort();
}, BUILDING);
// Also where a check failed half way.
afterEach(() => server.end('SIGKILL'));
afterAll(folder.remove);

interface SentForm extends Form {
	readonly report: number;
	/** What stands in the database once it was taken: the report, or the row under its name. */
	readonly sign: { readonly submitted: number } | { readonly saved: string };
}

/** As the pages send them; among twenty submissions another officer saves a row. */
function formsOf({ whole, empty }: { whole: Draft[]; empty: Draft[] }): SentForm[] {
	const submissions = whole.map(({ id, cookie, edition }) => ({
		report: id,
		path: `/reports/${id}/summary?/submit`,
		cookie,
		fields: { key: `a key of the report ${id}`, edition },
		scripted: false,
		sign: { submitted: id },
	}));
	const saves = empty.map(({ id, cookie }, i) => ({
		report: id,
		path: `/reports/${id}?/save`,
		cookie,
		fields: { 'f.row.place': 'M5', 'f.row.1.total': `${i + 5}`, 'f.row.1.c.1': `${i}`, 'f.row.1.c.2': '5' },
		scripted: true,
		sign: { saved: `${id} card-row.1` },
	}));
	return saves.flatMap((save, i) => [...submissions.slice(i * 20, i * 20 + 20), save]);
}

function isTaken({ report, scripted }: SentForm, { status, location, body }: Answer): boolean {
	return scripted
		? status === 200 && body.startsWith('{"type":"success"')
		: status === 303 && location === `/reports/${report}`;
}

/** Mostly early, with nearly all thousand in flight still; at times late, down to the last ones. */
const moment = fc.record({
	count: fc.oneof(
		{ weight: 9, arbitrary: fc.integer({ min: 1, max: 150 }) },
		{ weight: 1, arbitrary: fc.integer({ min: 151, max: 1040 }) },
	),
	/**
	 * Right after an answer the next one has hardly begun. So the kill waits until something is written, and falls within
	 * a commit or between it and its answer; or for some milliseconds, and falls anywhere.
	 */
	until: fc.oneof(fc.constant('written'), fc.integer({ min: 0, max: 20 })),
});

/** Sends everything to a fresh start and kills it after so many answers. Returns all answers that came. */
async function killAt({ count, until }: { count: number; until: string | number }) {
	const killed = await serve(database, port);
	server = killed;
	const acknowledged = new Map<SentForm, Answer>();
	let watcher: FSWatcher | undefined;
	await sendAll(killed.origin, forms, CONNECTIONS, (form, answer) => {
		expect([form.path, answer.body, isTaken(form, answer)]).toEqual([form.path, answer.body, true]);
		acknowledged.set(form, answer);
		if (acknowledged.size !== count) return;
		const kill = () => void killed.end('SIGKILL');
		if (typeof until === 'number') setTimeout(kill, until);
		else watcher = watch(`${database}-wal`, kill);
	});
	watcher?.close();
	await killed.end('SIGKILL');
	return acknowledged;
}

/** Copied anew each time, without what the last kill left beside it. */
function restore(): void {
	for (const ending of ['-wal', '-shm']) rmSync(database + ending, { force: true });
	copyFileSync(prepared, database);
}

const isStored = ({ submitted, saved }: Standing, { sign }: SentForm) =>
	'saved' in sign ? saved.has(sign.saved) : submitted.has(sign.submitted);

test(
	'kills among a thousand submissions: no acknowledged one is lost, doubled or half there',
	{ timeout: PATIENCE },
	async () => {
		let [kills, acknowledged, unanswered] = [0, 0, 0];
		for (const when of sampled(moment, { title: 'Kills', full: 200, seed: 11 })) {
			kills += 1;
			restore();
			const answers = await killAt(when);
			server = await serve(database, port);

			const found = await readStanding(database);
			expect(found.faults).toEqual([]);
			expect([...answers.keys()].filter((form) => !isStored(found, form))).toEqual([]);
			const stored = forms.filter((form) => isStored(found, form));
			acknowledged += answers.size;
			unanswered += stored.length - answers.size;

			// The queue keeps its order: whatever was under way is among the first that have no answer. Of the rest nothing
			// had been sent, and all thousand each time would take an hour.
			const waiting = forms.filter((form) => !answers.has(form)).slice(0, CONNECTIONS + 10);
			const sent = [...[...answers.keys()].slice(-CONNECTIONS / 2), ...waiting];
			const again = await sendAll(server.origin, sent, CONNECTIONS);
			for (const [i, form] of sent.entries()) {
				const answer = again[i];
				expect([form.path, answer && isTaken(form, answer)]).toEqual([form.path, true]);
				expect(answers.get(form) ?? answer).toEqual(answer);
			}
			const all = await readStanding(database);
			await server.end('SIGKILL');
			expect(all.faults).toEqual([]);
			const known = new Set([...stored, ...sent]);
			expect(forms.filter((form) => isStored(all, form) !== known.has(form))).toEqual([]);
		}
		console.log(`${acknowledged} acknowledged, ${unanswered} more stored without an answer`);
		expect(acknowledged).toBeGreaterThanOrEqual(kills);
	},
);
