/**
 * Promise C (docs/rules.md, Tests of the promises): every action of every page, sent by everybody, to what is the
 * own, another's, locked, or absent.
 */
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, type Database, openDatabase, rows } from '#lib/server/database/driver.ts';
import { BUILDING, startApp, type App, type RawAnswer } from './support/app.ts';
import type { Action } from './support/action.ts';
import { ACTIONS, ALWAYS, entry } from './support/actions.ts';
import { everyAction } from './support/everyAction.ts';
import { post } from './support/people.ts';
import { PEOPLE, seedReach, WHOSE } from './support/reach.ts';
import type { Reach, Target } from './support/reach.ts';
import { execute } from '../support/statements.ts';

/** A draft is its partner's own affair: to whoever reviews, it is as absent as its page. */
const BEFORE_SUBMISSION: Record<string, Action> = Object.fromEntries(
	['approve', 'return', 'withdraw', 'comment'].map((name) => {
		const action = ACTIONS[`/review/[id=id] ?/${name}`] ?? entry;
		return [`/review/[id=id] ?/${name}`, { ...action, expected: {}, state: 'draft' as const }];
	}),
);

let app: App;
let reach: Reach;
let db: Database;
let tables: string[];
let before: string;
beforeAll(async () => {
	app = await startApp({}, async (path) => {
		reach = await seedReach(path);
	});
	db = openDatabase(app.database);
	await execute(db, `attach '${app.database}.before' as before`);
	const named = await rows<{ name: string }>(
		db.writer,
		"select name from before.sqlite_master where type = 'table' and name not like '#_#_%' escape '#'",
	);
	// What is only tried is noted too, and who came in; and the server does jobs by itself.
	const noted = ['attempt', 'audit_entry', 'audit_seal', 'job', 'job_run'];
	const kept = named.map(({ name }) => name).filter((name) => !noted.includes(name));
	// Numbers that were given last: what is put back into the others changes them.
	tables = [...kept.filter((name) => name !== 'sqlite_sequence'), 'sqlite_sequence'];
	before = await dump('before');
	// What is put back refers to what follows it.
	await execute(db, 'pragma foreign_keys = off');
	// Letters of the calendar were written when it started.
	await restore();
}, BUILDING);
afterAll(async () => {
	await closeDatabase(db);
	await app.stop();
});

async function dump(schema: 'main' | 'before'): Promise<string> {
	const all = (table: string) => rows(db.writer, `select * from ${schema}.${table}`);
	return JSON.stringify(await Promise.all(tables.map(all)));
}

/** Another number as soon as somebody else has written anything into the file. */
const written = async () => (await rows(db.writer, 'pragma data_version'))[0];

/** Everything as it was, so that the next one meets the same. */
async function restore(): Promise<void> {
	const text = tables.map(
		(table) => `delete from main.${table}; insert into main.${table} select * from before.${table};`,
	);
	await execute(db, `begin immediate; ${text.join(' ')} commit`);
}

/** By identifier, what the plans of the seed are called in addresses. */
const PLANS: Readonly<Record<number, string>> = { 1: 'harbour', 2: 'closed' };

function addressOf(name: string, action: Action, target: Target): string {
	return name
		.replace(' ', '')
		.replace('[question=id]', '2')
		.replace('[wave=id]', '2')
		.replace('[id=id]', String(target.report(action.state ?? 'draft')))
		.replace('[plan]/[sector]/[year]/[quarter]', `${PLANS[target.plan] ?? 'none'}/shelter/2024/q1`)
		.replace('[plan]/import', `${PLANS[target.plan] ?? 'none'}/import`)
		.replace('[plan]/[sector]', `${PLANS[target.plan] ?? 'none'}/shelter`)
		.replace('[plan]', PLANS[target.plan] ?? 'none')
		.replace('[token]', 'no-such-token')
		.replace('[pcode]', 'ZZ1')
		.replace('[plan]/[sector]/[year]/[quarter]', target.path)
		.concat(action.question?.(target) ?? '');
}

function outcomeOf({ status, headers, body }: RawAnswer, changed: boolean): string {
	const to = String(headers.location ?? '');
	const answered = status === 200 || status === 303;
	if (changed) return answered ? 'done' : `changed, and answered ${status}`;
	// A form comes back with what was typed in it, and the way to sign in.
	const way =
		status === 303
			? to
			: status === 401
				? String(/href="(\/account\/[^"]*)"/.exec(body.toString())?.[1])
				: '';
	if (way.endsWith('/sign-in')) return 'to sign in';
	if (way.endsWith('/second-factor')) return 'to second factor';
	if (status === 404) return 'absent';
	if ([400, 409, 422].includes(status)) return 'refused';
	return answered ? 'nothing' : `answered ${status} ${to}`;
}

test('every action of a page has its line', () => {
	expect(Object.keys(ACTIONS).sort()).toEqual(everyAction());
});

test.each(PEOPLE)(
	'%s',
	async (somebody) => {
		const wrong: string[] = [];
		for (const [name, action] of [...Object.entries(ACTIONS), ...Object.entries(BEFORE_SUBMISSION)]) {
			const four = action.expected[somebody] ?? ALWAYS[somebody];
			const absent = new Set<string>();
			for (const [i, whose] of WHOSE.entries()) {
				const target = reach.targets[whose];
				const path = addressOf(name, action, target);
				const earlier = await written();
				const answer = await post(app, path, action.fields(target, whose, somebody), {
					cookie: reach.cookies[somebody],
				});
				// To read all of it each time took as long as the actions themselves.
				const changed = !isDeepStrictEqual(await written(), earlier) && (await dump('main')) !== before;
				if (changed) await restore();
				await execute(db, 'delete from attempt');
				const got = outcomeOf(answer, changed);
				const expected = four[Math.min(i, 3)] ?? '';
				if (got !== expected) wrong.push(`${name}, ${whose}, ${path}: ${got}, not ${expected}`);
				if (got === 'absent') absent.add(/<main[^]*<\/main>/.exec(answer.body.toString())?.[0] ?? '');
			}
			if (absent.size > 1) wrong.push(`${name}: what is absent and what is foreign differ`);
		}
		expect(wrong).toEqual([]);
	},
	120_000,
);
