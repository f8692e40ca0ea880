/** What a database tells of itself in numbers, the demonstration's as the sample. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows } from '#lib/server/database/driver.ts';
import { metricsText } from '#lib/server/http/meter/text.ts';
import { recordRun } from '#lib/server/jobs/index.ts';
import { gaugesOf } from '#lib/server/jobs/gauges.ts';
import { seed } from '../../routes/support/seed.ts';
import { temporaryFolder } from '../../support/temporary.ts';
import { closeDatabase, openDatabase, type Database } from '#lib/server/database/driver.ts';

const folder = temporaryFolder();
let db: Database;
beforeAll(async () => {
	const path = `${folder.path}/masar.sqlite`;
	await seed(path);
	db = openDatabase(path);
}, 60_000);
afterAll(async () => {
	await closeDatabase(db);
	folder.remove();
});

const NOW = new Date('2026-06-01T12:00:00Z');
const text = async () => metricsText(await gaugesOf(db, NOW));

test('reports are counted by state, and a backup that is not there has no age', async () => {
	const before = await text();
	expect(before).toMatch(/^masar_reports\{state="approved"\} [1-9]/m);
	expect(before).toContain('masar_mail_waiting ');
	expect(before).not.toContain('masar_backup_age_seconds');
	expect(before).not.toContain('masar_integrity');
});

test('the last backup has an age, the last checks what they found', async () => {
	const startedAt = new Date(NOW.getTime() - 90_000);
	const told = { file: '/secret/place', bytes: 5, rows: 3, plans: ['p/s'], copied: 1000, proven: 500 };
	await recordRun(db, 'backup', { startedAt, at: NOW, result: told });
	const found = [
		{
			name: 'totals',
			severity: 'error',
			mend: 'log',
			count: 2,
			found: [{ plan: 1, count: 2, what: ['a row of somebody'] }],
			took: 1,
		},
	];
	const checked = { checks: 67, error: 1, warning: 0, found };
	await recordRun(db, 'integrity', { startedAt, at: NOW, result: checked });
	const after = await text();
	expect(after).toContain('masar_backup_age_seconds 90\n');
	expect(after).toContain('masar_backup_duration_seconds 1.5\n');
	expect(after).toContain('masar_backup_last_proven 1\n');
	expect(after).toContain('masar_integrity_failures{check="totals",severity="error"} 2\n');
	expect(after).not.toMatch(/secret|somebody/);
});

test('no label is a name or a code of anything that is stored', async () => {
	const named = await rows<{ code: string }>(
		db.writer,
		'select code from organisation union select code from plan union select code from sector',
	);
	const labels = [...(await text()).matchAll(/="([^"]*)"/g)].map(([, label]) => label);
	expect(named.length).toBeGreaterThan(5);
	expect(labels.length).toBeGreaterThan(1);
	expect(labels.filter((label) => named.some(({ code }) => code === label))).toEqual([]);
});
