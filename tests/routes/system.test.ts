/** The page of backups and checks, as an administrator without scripts meets it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, openDatabase, type Database } from '#lib/server/database/driver.ts';
import type { Role } from '#lib/access/permission.ts';
import type { CheckedAll } from '#lib/integrity/check.ts';
import { recordRun } from '#lib/server/jobs/index.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, post, seedPeople } from './support/people.ts';

let app: App;
let cookies: Record<Role, string>;
let db: Database;
beforeAll(async () => {
	app = await startApp({}, seedPeople);
	cookies = await cookiesOf(app);
	db = openDatabase(app.database);
}, BUILDING);
afterAll(async () => {
	await closeDatabase(db);
	await app.stop();
});

/** What is to be read on the page. */
async function page(path = '/manage/system'): Promise<string> {
	const { status, body } = await raw(app, path, { headers: { cookie: cookies.administrator } });
	expect(status).toBe(200);
	const main = /<main[^]*<\/main>/.exec(body.toString())?.[0] ?? '';
	return main
		.replaceAll(/<[^>]*>/g, ' ')
		.replaceAll(/[\u2068\u2069]/g, '')
		.replaceAll(/\s+/g, ' ')
		.trim();
}

test('where nothing was done yet it says so, and what to do', async () => {
	const text = await page();
	expect(text).toContain('There is no proven backup yet.');
	expect(text).toContain('Nothing is scheduled');
	expect(text).toContain('Nothing was checked yet.');
	expect(await page('/ar/manage/system')).toContain('لا توجد نسخة احتياطية مثبتة بعد.');
	expect(await page('/fr/manage/system')).toContain('Il n’y a pas encore de sauvegarde éprouvée.');
});

test('whoever asks gets a backup, which is proven and told', { timeout: 90_000 }, async () => {
	const { cookie } = { cookie: cookies.administrator };
	const answer = await post(app, '/manage/system?/backUp', {}, { cookie });
	expect([answer.status, answer.body.toString()]).toEqual([
		200,
		expect.stringContaining('It begins within seconds.'),
	]);
	await expect
		.poll(() => page(), { timeout: 60_000, interval: 200 })
		.toContain('The last proven backup is of');
	const text = await page();
	expect(text).toMatch(/is of .* UTC \(0 hours ago\)/);
	expect(text).toMatch(/masar-\d{4}-[\dTZ-]+\.sqlite: 1 MB, [\d,]+ rows/);
	expect(text).toMatch(/UTC somebody here proven/);
	// Where the server keeps its files is told to nobody.
	expect((await raw(app, '/manage/system', { headers: { cookie } })).body.toString()).not.toContain(
		'/backups',
	);
	const numbers = (await raw(app, '/metrics')).body.toString();
	expect(numbers).toMatch(/^masar_backup_last_proven 1$/m);
});

test('a backup of three days ago is too old, and one that failed says why', async () => {
	const at = new Date();
	const startedAt = new Date(at.getTime() - 73 * 3_600_000);
	await db.writer.$client.exec('delete from job_run');
	const result = { file: '/x/y.sqlite', bytes: 2_500_000, rows: 7, plans: ['p/s'], copied: 1, proven: 1 };
	await recordRun(db, 'backup', { startedAt, at, result });
	await db.writer.$client.exec(
		`insert into job_run (job, started_by, started_at, ended_at, outcome, result)
		values ('backup', 'clock', ${at.getTime()}, ${at.getTime()}, 'failed', '{"fault":"totals"}')`,
	);
	const text = await page();
	expect(text).toContain('3 days ago');
	expect(text).toContain('That is too long ago');
	expect(text).toContain('schedule failed: stored totals are not what the reports say');
});

test('what the checks found is told, errors first, and nothing of other plans', async () => {
	const line = (name: string, severity: 'error' | 'warning', plan: number | null, what: string) => ({
		name,
		severity,
		mend: 'log' as const,
		count: 1,
		took: 1,
		found: [{ plan, count: 1, what: [what] }],
	});
	const found = [
		line('mail_refused', 'warning', null, 'a letter'),
		line('row_of_another_sector', 'error', 1, 'a total of ours'),
		line('place_parent', 'error', 2, 'an entry of theirs'),
	];
	const result: CheckedAll = { checks: 67, error: 2, warning: 1, found };
	await recordRun(db, 'integrity', { startedAt: new Date(), at: new Date(), result });
	const text = await page();
	expect(text).toContain('67 checks were made on');
	expect(text).toMatch(/error: .*a total of ours.*warning: .*a letter/);
	expect(text).not.toContain('theirs');
});
