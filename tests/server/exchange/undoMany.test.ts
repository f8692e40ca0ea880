/** An import of many rows is undone: every figure and byte is as before, and nobody who reads waits for it. */
import { expect, test } from 'vitest';
import { run, snapshot, transaction } from '#lib/server/database/driver.ts';
import { importApart } from '#lib/server/exchange/browser/importApart.ts';
import { readSent } from '#lib/server/exchange/browser/readSent.ts';
import type { ImportTask } from '#lib/server/exchange/browser/work.ts';
import { keepImport } from '#lib/server/exchange/commands/browser/keepImport.ts';
import { checkTotals } from '#lib/server/figures/commands/totals/index.ts';
import { listSectorFigures } from '#lib/server/figures/queries/planFigures.ts';
import { countOf, PATIENCE } from '../../support/long.ts';
import { tinyRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, workshop } from './imports.ts';

closeWorkshops();
const NOW = new Date('2024-06-01T09:00:00Z');
const ROWS = countOf(50_000);
const PARTNERS = 14;
const HEAD = tinyRows('reports.csv')[0] ?? '';
const MAKERS = Array.from({ length: PARTNERS }, (_, i) => `K${i},Maker ${i},nngo`);
const PEOPLE = { 'organisations.csv': [...tinyRows('organisations.csv'), ...MAKERS, ''].join('\n') };
/** Milliseconds that a reader waits at most beside an import: an answer that blocked would take as long as the import. */
const LONGEST = 1_000;

/** Activities of partners in two quarters, every third one with a note that a spreadsheet could run. */
function rowsOf(count: number, add: number): string[] {
	return Array.from({ length: count }, (_, i) => {
		const [partner, quarter] = [`K${i % PARTNERS}`, 1 + (Math.floor(i / PARTNERS) % 2)];
		const note = i % 3 === 0 ? '"=1+1, or so"' : '';
		return `${partner},2024,${quarter},approved,A${i},1.1.a,M${1 + (i % 2)},completed,,,,,,,${1 + ((i + add) % 50)},${note}`;
	});
}

test(
	'every figure and byte is as before, and readers are answered meanwhile',
	async () => {
		const { db, take, ask, files } = await workshop();
		await take({ ...PEOPLE, 'reports.csv': [HEAD, ...rowsOf(ROWS / 2, 0), ''].join('\n') });
		const person = `insert into person (name, email, language, created_at) values ('C', 'c@example.org', 'en', 0)`;
		await run(db.writer, person);
		const [{ id: personId } = { id: 0 }] = await ask<{ id: number }>('select id from person');
		const figures = () =>
			snapshot(db, (reader) => listSectorFigures(reader, { plan: 'tiny', sector: 'stability' }, NOW, 8));
		const before = { files: await files(), figures: await figures() };
		const { isKnown, ...sent } = await readSent(
			Buffer.from([HEAD, ...rowsOf(ROWS, 7)].join('\n')),
			'many.csv',
			null,
		);
		expect(isKnown).toBe(true);
		const of = {
			planId: 1,
			sectorId: 1,
			personId,
			now: NOW,
			file: 'many.csv',
			reason: 'A year was missing.',
		};
		const id = await keepImport(db, { ...sent, ...of });

		let [reads, longest] = [0, 0];
		const apart = async (does: ImportTask['does']) => {
			let isDone = false;
			const work = importApart(db.path, { does, id, personId, own: [], now: NOW }).finally(
				() => (isDone = true),
			);
			const read = async () => {
				while (!isDone) {
					const began = performance.now();
					await snapshot(db, (reader) =>
						reader.$client.all('select sum(total) as total from place_total', {}),
					);
					reads++;
					longest = Math.max(longest, performance.now() - began);
					await new Promise((resolve) => setImmediate(resolve));
				}
			};
			await Promise.all([work, read()]);
		};
		await apart('store');
		expect(await files()).not.toEqual(before.files);
		await apart('undo');
		expect(longest).toBeLessThan(LONGEST);
		console.log(`undo-import: ${ROWS} rows, ${reads} reads, longest ${Math.round(longest)} ms`);
		expect(await figures()).toEqual(before.figures);
		expect(await files()).toEqual(before.files);
		expect((await transaction(db, (writer) => checkTotals(writer))).length).toBe(0);
	},
	PATIENCE,
);
