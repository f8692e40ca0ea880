/** What a plan that has published a quarter no longer takes back. */
import { expect, test } from 'vitest';
import { run } from '#lib/server/database/driver.ts';
import { BundleRefused } from '#lib/server/exchange/issue.ts';
import { tinyRows, withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop, type Workshop } from './imports.ts';
import type { Changes } from './refusals.ts';

closeWorkshops();

const plan = (text: string) => withText('plan.json', '"minimum_count":0', text);

/** Columns of what is refused since a quarter was published. */
async function refusedBy(take: Workshop['take'], changes: Changes): Promise<(string | null)[]> {
	try {
		await take(changes, { dryRun: true });
		return [];
	} catch (error) {
		if (!(error instanceof BundleRefused)) throw error;
		return error.issues.kept.filter(({ kind }) => kind === 'published before').map(({ column }) => column);
	}
}

const publish = ({ writer }: Workshop['db']) =>
	run(
		writer,
		`insert into publication (sector_id, year, quarter, state, major, minor, as_of, content, content_hash, manifest, hash, annex)
		select id, 2024, 1, 'published', 1, 0, 0, '{}', '', '{}', '', '{}' from sector`,
	);

test('strangers of a plan that published go on reading what was published, of as many people as then', async () => {
	const { take, db } = await workshop();
	await take(plan('"minimum_count":5,"public":"published"'));
	const told = (text: string) => refusedBy(take, plan(text));
	const lower = '"minimum_count":4,"public":"approved","demonstration":true';
	expect(await told(lower)).toEqual([]);
	await take(plan('"minimum_count":5,"public":"published"'));
	await publish(db);
	expect(await told(lower)).toEqual(['public', 'minimum_count']);
	expect(await told('"minimum_count":6,"public":"published"')).toEqual([]);
});

/** framework.csv with more cells in the rows of some indicators. */
function saying(cells: Record<string, string>): Changes {
	const [head, ...rows] = tinyRows('framework.csv');
	const said = rows.map((row) => `${row},${cells[row.split(',')[1] ?? ''] ?? ',,,'}`);
	return {
		'framework.csv': `${head},protects,goes_with,sensitivity,later_sensitivities\n${said.join('\n')}\n`,
	};
}

test('what was protected when a quarter was published stays so, and more may be', async () => {
	const { take, db } = await workshop();
	const all = plan('"minimum_count":5,"public":"published","lowest":{"sex":1}');
	const first = { '1.1.a': ',,district,', '1.1.c': ',1.1.a,,', '1.1.d': 'yes,,,' };
	await take({ ...all, ...saying(first) });
	const told = (cells: Record<string, string>, settings = all) =>
		refusedBy(take, { ...settings, ...saying({ ...first, ...cells }) });
	const looser = { '1.1.a': 'no,,,', '1.1.c': ',,,', '1.1.d': ',,,' };
	expect(await told(looser)).toEqual([]);
	await publish(db);
	expect(await told(looser)).toEqual(['protects', 'sensitivity', 'goes_with', 'protects']);
	expect(await told({ '1.1.c': ',1.1.d,,' })).toEqual(['goes_with']);
	expect(await told({ '1.1.a': ',,district,2025-Q1 public' })).toEqual(['sensitivity']);
	const lowest = (level: string) => plan(`"minimum_count":5,"public":"published"${level}`);
	expect(await told({}, lowest(',"lowest":{"sex":2}'))).toEqual(['lowest']);
	expect(await told({}, lowest(''))).toEqual(['lowest']);
	expect(await told({ '1.1.d': 'yes,,district,' }, lowest(',"lowest":{"sex":0}'))).toEqual([]);
});
