/**
 * Promise C (docs/rules.md, Tests of the promises): every action of every page, sent by everybody, to what is the
 * own, another's, locked, or absent.
 */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ROLES } from '#lib/access/permission.ts';
import { closeDatabase, type Database, openDatabase, rows } from '#lib/server/database/driver.ts';
import { PASSWORD } from '../support/people.ts';
import { BUILDING, startApp, type App, type RawAnswer } from './support/app.ts';
import { everyAction } from './support/everyAction.ts';
import { post } from './support/people.ts';
import { PEOPLE, seedReach, WHOSE, workbookOf } from './support/reach.ts';
import type { Reach, Somebody, Target, Whose } from './support/reach.ts';
import { execute } from '../support/statements.ts';

/** `nothing`: an answer that changed nothing; `refused`: a sentence that says why. */
type Outcome = 'done' | 'nothing' | 'refused' | 'absent' | 'to sign in' | 'to second factor';
/** For the own, another's, what is locked, and another plan's; what there is not gets the same as another plan's. */
type Four = readonly [Outcome, Outcome, Outcome, Outcome];
type Expected = Partial<Record<Somebody, Four>>;
type Fields = Record<string, string>;

const every = (outcome: Outcome): Four => [outcome, outcome, outcome, outcome];
const forEach = (people: readonly Somebody[], four: Four): Expected =>
	Object.fromEntries(people.map((one) => [one, four]));

const ALWAYS: Record<Somebody, Four> = {
	...(forEach(PEOPLE, every('absent')) as Record<Somebody, Four>),
	stranger: every('to sign in'),
	unproven: every('to second factor'),
};
const REPORTING: Four = ['done', 'absent', 'refused', 'absent'];
const APPROVERS = ['partner_approver', 'reviewing partner'] as const;
const PARTNERS = ['partner_reporter', ...APPROVERS] as const;
const REVIEWERS = ['coordinator', 'administrator'] as const;
const draft = forEach(PARTNERS, REPORTING);
/** Nobody reviews what the own organisation reports. */
const review: Expected = {
	...forEach(REVIEWERS, ['done', 'done', 'refused', 'absent']),
	'reviewing partner': ['absent', 'done', 'absent', 'absent'],
};
const SIGNED_IN = ['person', ...ROLES, 'reviewing partner', 'other sector'] as const;
const unchanged: Four = ['nothing', 'nothing', 'nothing', 'refused'];
const everywhere: Four = ['done', 'done', 'done', 'refused'];
const managed: Expected = {
	...forEach(['coordinator', 'reviewing partner', 'other sector'], every('refused')),
	administrator: everywhere,
};
const row = { indicator: '1', place: 'ZZ111', total: '7' };
const lines = { indicator: '1', lines: 'ZZ111\t7', sent: 'name-of-sender' };
const start = ({ plan, sector, partner, period }: Target): Fields => texts({ plan, sector, partner, period });
const rowOf = ({ report }: Target) => String(report('draft'));
const texts = (values: Record<string, number>): Fields =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));

interface Action {
	readonly expected: Expected;
	/** A whole form, which somebody who may would get through with. */
	readonly fields: (target: Target, whose: Whose, somebody: Somebody) => Fields;
	/** Of the report in the address. */
	readonly state?: 'draft' | 'submitted' | 'approved';
}
const form = (expected: Expected, fields: Action['fields'], state?: Action['state']): Action => ({
	expected,
	fields,
	...(state && { state }),
});
/** Ways in, which are the same for everybody and change nothing without what was sent by mail. */
const entry = form(forEach(PEOPLE, every('refused')), () => ({}));

const ACTIONS: Record<string, Action> = {
	'/reports ?/start': form(draft, start),
	'/reports ?/nothing': form(draft, start),
	'/reports/[id=id] ?/save': form(draft, () => row),
	'/reports/[id=id] ?/total': form(draft, (target) => ({ id: rowOf(target), version: '0', total: '7' })),
	'/reports/[id=id] ?/preview': form(
		forEach(PARTNERS, ['nothing', 'absent', 'nothing', 'absent']),
		() => lines,
	),
	'/reports/[id=id] ?/add': form(draft, () => lines),
	'/reports/[id=id] ?/remove': form(draft, (target) => ({ id: rowOf(target) })),
	'/reports/[id=id] ?/explain': form(draft, (target) => ({ id: rowOf(target), rule: 'alike', body: 'x' })),
	'/reports/[id=id] ?/copy': form(draft, () => ({})),
	'/reports/[id=id] ?/nothing': form(draft, () => ({ nothing: '1' })),
	'/reports/[id=id] ?/discard': form(draft, () => ({})),
	'/reports/[id=id]/place ?/choose': form(draft, (target) => ({
		id: rowOf(target),
		version: '0',
		place: 'ZZ111',
	})),
	'/reports/[id=id]/summary ?/submit': form(forEach(APPROVERS, REPORTING), ({ edition }) => ({
		key: 'a key of sixteen',
		edition,
	})),
	'/reports/[id=id]/summary ?/ask': form(forEach(['partner_reporter'], REPORTING), () => ({})),
	// No file: with one, `workbook.test.ts`.
	'/reports/[id=id]/workbook ?/read': form(
		forEach(PARTNERS, ['refused', 'absent', 'refused', 'absent']),
		() => ({}),
	),
	'/reports/[id=id]/workbook ?/confirm': form(draft, (_, whose, somebody) => ({
		workbook: workbookOf(whose, somebody),
	})),
	'/review ?/approve': form(
		// One of many that is locked keeps the others not back: the page says so.
		{ ...review, ...forEach(REVIEWERS, ['done', 'done', 'nothing', 'absent']) },
		({ report }) => ({ report: String(report('submitted')) }),
	),
	'/review ?/remind': form(
		forEach([...REVIEWERS, 'reviewing partner'], ['done', 'done', 'done', 'absent']),
		start,
	),
	'/review ?/reopen': form(
		{
			...forEach(REVIEWERS, ['done', 'done', 'done', 'absent']),
			'reviewing partner': ['absent', 'done', 'absent', 'absent'],
		},
		(target) => ({ ...start(target), until: '2024-06-30', reason: 'x' }),
	),
	'/review/[id=id] ?/approve': form(review, () => ({}), 'submitted'),
	'/review/[id=id] ?/return': form(review, () => ({ comment: 'x' }), 'submitted'),
	'/review/[id=id] ?/withdraw': form(review, () => ({ reason: 'x' }), 'approved'),
	// A word about a quarter that is locked changes nothing in it.
	'/review/[id=id] ?/comment': form(
		forEach([...REVIEWERS, 'reviewing partner'], ['done', 'done', 'done', 'absent']),
		() => ({ body: 'x' }),
		'submitted',
	),
	'/manage/people ?/give': form(
		{
			...forEach(['administrator', 'coordinator', 'reviewing partner'], everywhere),
			'other sector': every('refused'),
		},
		({ partner }) => ({
			email: 'new@example.org',
			name: 'New',
			language: 'en',
			role: 'partner_reporter',
			sector: '',
			organisation: String(partner),
		}),
	),
	'/manage/people ?/change': form(managed, ({ grant, partner }) => ({
		grant: String(grant),
		role: 'partner_approver',
		sector: '',
		organisation: String(partner),
	})),
	'/manage/people ?/take': form(managed, ({ grant }) => ({ grant: String(grant) })),
	'/manage/people ?/again': form(managed, ({ invited }) => ({ person: String(invited) })),
	'/manage/people ?/forgetFactor': form(managed, ({ factor }) => ({ person: String(factor) })),
	// A server does jobs by itself, so what they change is not compared: `system.test.ts` follows one.
	'/manage/system ?/backUp': form({ administrator: every('nothing') }, () => ({})),
	'/manage/system ?/check': form({ administrator: every('nothing') }, () => ({})),
	'/account ?/profile': form(forEach(SIGNED_IN, every('done')), () => ({ name: 'Other', language: 'ar' })),
	'/account ?/password': form(forEach(SIGNED_IN, every('done')), () => ({
		current: PASSWORD,
		password: 'another four words here',
	})),
	'/manage/people ?/disable': form(managed, ({ factor }) => ({ person: String(factor) })),
	// Nobody of them is disabled, or signed in.
	'/manage/people ?/enable': form({ ...managed, administrator: unchanged }, ({ factor }) => ({
		person: String(factor),
	})),
	'/manage/people ?/endSessions': form({ ...managed, administrator: unchanged }, ({ factor }) => ({
		person: String(factor),
	})),
	'/manage/people ?/erase': form(managed, ({ factor }) => ({ person: String(factor) })),
	'/account ?/endOthers': form(forEach(SIGNED_IN, every('done')), () => ({ current: PASSWORD })),
	'/account ?/endOne': form(forEach(SIGNED_IN, every('refused')), () => ({ session: 'a'.repeat(64) })),
	'/account ?/takeOffer': form(forEach(SIGNED_IN, every('refused')), () => ({ offer: '999' })),
	'/account ?/leaveOffer': form(forEach(SIGNED_IN, every('refused')), () => ({ offer: '999' })),
	'/account ?/signOut': form(forEach(SIGNED_IN, every('done')), () => ({})),
	// Whoever owes nothing is shown the page on which a new device is set up.
	'/account/second-factor ?/enter': form(
		{ ...forEach(SIGNED_IN, every('to second factor')), unproven: every('refused') },
		() => ({ code: '000000' }),
	),
	'/account/second-factor ?/setUp': form(forEach(SIGNED_IN, every('refused')), () => ({
		code: '000000',
		current: PASSWORD,
	})),
	'/account/second-factor ?/signOut': form(forEach([...SIGNED_IN, 'unproven'], every('done')), () => ({})),
	// Whoever is in is sent on.
	'/account/sign-in': form(
		{ ...entry.expected, ...forEach(SIGNED_IN, every('nothing')), unproven: every('to second factor') },
		() => ({}),
	),
	'/account/forgotten': entry,
	'/account/first/[token]': entry,
	'/account/invitation/[token]': entry,
	'/account/reset/[token]': entry,
};

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
	tables = named.map(({ name }) => name).filter((name) => !noted.includes(name));
	before = await dump('before');
	// What is put back refers to what follows it.
	await execute(db, 'pragma foreign_keys = off');
}, BUILDING);
afterAll(async () => {
	await closeDatabase(db);
	await app.stop();
});

async function dump(schema: 'main' | 'before'): Promise<string> {
	const all = (table: string) => rows(db.writer, `select * from ${schema}.${table}`);
	return JSON.stringify(await Promise.all(tables.map(all)));
}

/** Everything as it was, so that the next one meets the same. */
async function restore(): Promise<void> {
	const text = tables.map(
		(table) => `delete from main.${table}; insert into main.${table} select * from before.${table};`,
	);
	await execute(db, `begin immediate; ${text.join(' ')} commit`);
}

function addressOf(name: string, action: Action, target: Target): string {
	return name
		.replace(' ', '')
		.replace('[id=id]', String(target.report(action.state ?? 'draft')))
		.replace('[token]', 'no-such-token');
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
				const answer = await post(app, path, action.fields(target, whose, somebody), {
					cookie: reach.cookies[somebody],
				});
				const changed = (await dump('main')) !== before;
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
