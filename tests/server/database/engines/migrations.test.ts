/** One definition of the tables, and what each engine's migrations make of it. */
import { readdirSync, readFileSync } from 'node:fs';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { expect, test } from 'vitest';
import { tables } from '../../../../db/postgresql.ts';

const FOLDER = 'db/migrations/postgresql/meta';

test('PostgreSQL’s migrations make the tables as they are defined', async () => {
	const last = readdirSync(FOLDER)
		.filter((name) => name.endsWith('_snapshot.json'))
		.sort()
		.at(-1);
	const before = JSON.parse(readFileSync(`${FOLDER}/${last}`, 'utf8')) as { id: string };
	expect(Object.keys(tables).length).toBeGreaterThan(50);
	expect(await generateMigration(before, generateDrizzleJson({ ...tables }, before.id))).toEqual([]);
	const fewer = Object.fromEntries(Object.entries(tables).filter(([name]) => name !== 'workbook'));
	expect(await generateMigration(before, generateDrizzleJson(fewer, before.id))).toEqual([
		expect.stringContaining('DROP TABLE "workbook"'),
	]);
});
