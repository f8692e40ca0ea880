/** What a page of one person says is not written in the name of the next who signed in beside it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, openDatabase, rows } from '#lib/server/database/driver.ts';
import { TYPED_BY } from '#lib/forms/typedBy.ts';
import { BUILDING, startApp, type App } from './support/app.ts';
import { post } from './support/people.ts';
import { seedReach, type Reach } from './support/reach.ts';

let app: App;
let reach: Reach;
beforeAll(async () => {
	app = await startApp({}, async (path) => {
		reach = await seedReach(path);
	});
}, BUILDING);
afterAll(() => app.stop());

test('a card that another person typed is refused, with the way to sign in, and stays as it is', async () => {
	const report = reach.targets.own.report('draft');
	const db = openDatabase(app.database);
	const [own] = await rows<{ id: number }>(
		db.writer,
		`select id from person where email = 'partner_approver@example.org'`,
	);
	const [entry] = await rows<{ id: number; version: number; indicator: number; total: number | null }>(
		db.writer,
		`select id, version, indicator_id as indicator, total from entry where report_id = @report order by id`,
		{ report },
	);
	if (!own || !entry) throw new Error('the draft is not there');
	const sent = (person: number) =>
		post(
			app,
			`/reports/${report}?/save`,
			{
				[`f.a.${entry.indicator}.id`]: String(entry.id),
				[`f.a.${entry.indicator}.version`]: String(entry.version),
				[`f.a.${entry.indicator}.total`]: '1',
			},
			{
				cookie: reach.cookies.partner_approver,
				headers: { accept: 'application/json', 'x-sveltekit-action': 'true', [TYPED_BY]: String(person) },
			},
		);
	const total = async () =>
		(
			await rows<{ total: number | null }>(db.writer, 'select total from entry where id = @id', {
				id: entry.id,
			})
		)[0]?.total;

	const refused = await sent(own.id + 100);
	expect(refused.status).toBe(401);
	expect(refused.body.toString()).toContain('/account/sign-in?to=');
	expect(await total()).toBe(entry.total);
	const taken = await sent(own.id);
	expect(taken.status, taken.body.toString()).toBe(200);
	await closeDatabase(db);
});
