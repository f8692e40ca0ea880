/** What a plan that has published a quarter no longer takes back. */
import { expect, test } from 'vitest';
import { run } from '#lib/server/database/driver.ts';
import { BundleRefused } from '#lib/server/exchange/issue.ts';
import { withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop } from './imports.ts';

closeWorkshops();

const plan = (text: string) => withText('plan.json', '"minimum_count":0', text);

test('strangers of a plan that published go on reading what was published, of as many people as then', async () => {
	const { take, db } = await workshop();
	await take(plan('"minimum_count":5,"public":"published"'));
	const told = async (text: string) => {
		try {
			await take(plan(text));
			return [];
		} catch (error) {
			if (!(error instanceof BundleRefused)) throw error;
			return error.issues.kept.filter(({ kind }) => kind === 'published before').map(({ column }) => column);
		}
	};
	const lower = '"minimum_count":4,"public":"approved","demonstration":true';
	expect(await told(lower)).toEqual([]);
	await take(plan('"minimum_count":5,"public":"published"'));
	await run(
		db.writer,
		`insert into publication (sector_id, year, quarter, state, major, minor, as_of, content, content_hash, manifest, hash, annex)
		select id, 2024, 1, 'published', 1, 0, 0, '{}', '', '{}', '', '{}' from sector`,
	);
	expect(await told(lower)).toEqual(['public', 'minimum_count']);
	expect(await told('"minimum_count":6,"public":"published"')).toEqual([]);
});
