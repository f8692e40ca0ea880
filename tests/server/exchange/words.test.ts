/** What partners say of outputs in their own words, and indicators that are closed to entry, both ways of a bundle. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

const HEAD = 'partner,year,quarter,state,output,about,body';
const words = (...lines: string[]) => ({ 'words.csv': [HEAD, ...lines, ''].join('\n') });
const SAID = 'P2,2024,2,submitted,1.1,challenges,"=Roads were closed.\nTwice."';

test('words come, are changed, go out as they came, and are there after another import', async () => {
	const shop = await workshop();
	const taken = await shop.take(words(SAID, 'P1,2024,2,approved,1.1,next,One'));
	expect(taken.summary.words).toEqual({ added: 2, changed: 0 });
	expect((await shop.take(words(SAID))).summary.words).toEqual({ added: 0, changed: 0 });
	const changed = await shop.take(words('P1,2024,2,approved,1.1,next,Two'));
	expect(changed.summary.words).toEqual({ added: 0, changed: 1 });
	const files = await shop.files();
	expect(files['words.csv']).toContain('P1,2024,2,approved,1.1,next,Two');
	const again = await workshop();
	for (const [name, text] of Object.entries(files)) writeFileSync(join(again.folder, name), text);
	await again.takePath(again.folder);
	expect(await again.files()).toEqual(files);
	expect(await again.ask(`select body from report_words order by body`)).toEqual([
		{ body: '=Roads were closed.\nTwice.' },
		{ body: 'Two' },
	]);
});

test('words stay with what counts when a bundle brings a changed report', async () => {
	const shop = await workshop();
	const said = words('P1,2024,2,approved,1.1,next,One');
	await shop.take(said);
	const rows = tinyRows('reports.csv').map((line) => line.replace(',20,', ',21,'));
	await shop.take({ ...said, 'reports.csv': [...rows, ''].join('\n') });
	expect(
		await shop.ask(
			`select r.version, w.body from report_words w join report r on r.id = w.report_id where r.counts = 1`,
		),
	).toEqual([{ version: 2, body: 'One' }]);
});

test.each([
	['P1,2024,2,draft,1.1,next,x', 'no report'],
	['P1,2024,2,approved,9.9,next,x', 'unknown code'],
	['P1,2024,2,approved,1.1,nothing,x', 'unknown word'],
	['P1,2024,1,approved,1.1,next,x', 'locked period'],
])('%s: %s', async (line, kind) => {
	const shop = await workshop();
	await shop.take();
	const before = await shop.everything();
	const { issues } = await refusal(shop.take(words(line)));
	expect(issues.kept.map((issue) => [issue.file, issue.line, issue.kind])).toEqual([['words.csv', 2, kind]]);
	expect(await shop.everything()).toEqual(before);
});

test('an indicator that is closed to entry comes and goes as such', async () => {
	const shop = await workshop();
	const [head = '', ...rows] = tinyRows('framework.csv');
	const framework = [
		`${head},closed`,
		...rows.map((row) => `${row},${row.startsWith('indicator,1.1.d') ? 'yes' : ''}`),
	];
	await shop.take({ 'framework.csv': [...framework, ''].join('\n') });
	expect(await shop.ask(`select code from indicator where closed = 1`)).toEqual([{ code: '1.1.d' }]);
	expect((await shop.files())['framework.csv']).toMatch(/^indicator,1\.1\.d,.*yes/m);
});
