/** What two revisions of a quarter tell of each other. Source: docs/rules.md, Small counts. */
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rows, run } from '#lib/server/database/driver.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import type { Annex } from '#lib/server/publication/annex.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { refuseTelling } from '#lib/server/publication/telling.ts';
import { fromDatabase, secretsFrom } from '../../../scripts/attack/from.ts';
import { attackPlan } from '../../../scripts/attack/plan.ts';
import { PROTECTED } from '../../support/disclosure/protectedBundle.ts';
import { QUARTER, sectorDatabase, type SectorDatabase } from '../../support/disclosure/protectedDatabase.ts';
import { publishProtected, writeWords } from '../../support/disclosure/publishProtected.ts';
import { reportAnew } from '../../support/disclosure/reportAnew.ts';
import { PATIENCE } from '../../support/long.ts';
import { temporaryFolder } from '../../support/temporary.ts';

const SEED = 1;
const of = (code: string) => code === '1.1.a';
const folder = temporaryFolder();
let shop: SectorDatabase;
beforeAll(async () => {
	shop = await sectorDatabase(SEED, of);
	await writeWords(shop, QUARTER);
	await publishProtected(shop, QUARTER);
}, PATIENCE);
afterAll(async () => {
	await shop.close();
	folder.remove();
});

const annexes = () =>
	shop.ask(async (reader) => {
		const found = await rows<{ annex: string }>(reader, 'select annex from publication order by id');
		return found.map(({ annex }) => JSON.parse(annex) as Annex);
	});

/** Reports of the quarter come again, and one of them tells of more people at a municipality. */
const report = (place: string, more: number) =>
	reportAnew(shop, {
		...{ seed: SEED, of, at: join(folder.path, `${more}`), place, quarter: QUARTER.quarter },
		change: (total) => total + more,
	});

test(
	'a figure that fewer people were added to than may be told is withheld in the next revision',
	{ timeout: PATIENCE },
	async () => {
		const [first] = await annexes();
		if (!first) throw new Error('nothing was published');
		const name = first.shown.find(
			(one) => /^1\.1\.a\|total\|Z\d{3}\|2024-Q1\.\.Q2$/.test(one) && (first.values[one] ?? 0) > 20,
		);
		const place = name?.split('|')[2] ?? '';
		await report(place, 3);
		await publishProtected(shop, QUARTER, 'A report came late.');
		const second = (await annexes()).at(-1);
		if (!second || name === undefined) throw new Error('nothing was published anew');
		expect((second.values[name] ?? 0) - (first.values[name] ?? 0)).toBe(3);
		expect(second.withheld).toContain(name);
		// What did not change is known already, and stays.
		const same = first.shown.filter((one) => second.values[one] === first.values[one]);
		expect(same.length).toBeGreaterThan(50);
		expect(same.filter((one) => !second.shown.includes(one))).toEqual([]);
		const lines: string[] = [];
		const tell = (line: string) => lines.push(line);
		const solver = await loadSolver();
		const secretsOf = secretsFrom(shop.db, PROTECTED.plan);
		const attacking = { solver, tell, hasFiles: false, secretsOf };
		expect([await attackPlan(fromDatabase(shop.db), PROTECTED.plan, attacking), lines.at(-1)]).toEqual([
			0,
			'Nothing came out.',
		]);
		expect(lines[0]).toContain('1.1');
	},
);

test(
	'a sentence is held against what every revision and every other quarter withholds',
	{ timeout: PATIENCE },
	async () => {
		const { revisions } = await shop.ask((reader) => listOfQuarter(reader, shop.scope.sector.id, QUARTER));
		const [newest, first] = revisions;
		const [annex] = await annexes();
		if (!newest || !first || !annex) throw new Error('it was not published twice');
		const name = '1.1.a|total|ZZ|2024-Q1..Q2';
		const sentence = { en: 'Until the second quarter 4,321 people were reached.' };
		const refused = () => shop.ask((reader) => refuseTelling(reader, shop.scope, newest, sentence));
		await expect(refused()).resolves.toBeUndefined();
		const shown = annex.shown.filter((one) => one !== name);
		await run(shop.db.writer, 'update publication set annex = @annex where id = @id', {
			id: first.id,
			annex: JSON.stringify({ ...annex, shown, values: { ...annex.values, [name]: 4321 } }),
		});
		await expect(refused()).rejects.toMatchObject({ reason: 'tells withheld' });
		// As if it were another quarter's.
		const moveTo = (quarter: number) =>
			run(shop.db.writer, 'update publication set quarter = @quarter where id = @id', {
				id: first.id,
				quarter,
			});
		await moveTo(1);
		await expect(refused()).rejects.toMatchObject({ reason: 'tells withheld' });
		await moveTo(2);
	},
);
