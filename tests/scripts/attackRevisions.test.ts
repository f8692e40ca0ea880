/** The attack on two quarters, of which the later one prints the bridge and is published anew after a correction. */
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadSolver } from '#lib/server/disclosure/highs.ts';
import type { Annex } from '#lib/server/publication/annex.ts';
import { rows } from '#lib/server/database/driver.ts';
import { fromDatabase, secretsFrom } from '../../scripts/attack/from.ts';
import { ownedFrom } from '../../scripts/attack/owned.ts';
import { attackPlan } from '../../scripts/attack/plan.ts';
import { PROTECTED } from '../support/disclosure/protectedBundle.ts';
import { sectorDatabase } from '../support/disclosure/protectedDatabase.ts';
import { publishProtected, writeWords } from '../support/disclosure/publishProtected.ts';
import { reportAnew } from '../support/disclosure/reportAnew.ts';
import { PATIENCE } from '../support/long.ts';
import { temporaryFolder } from '../support/temporary.ts';

const SEED = 40;
/**
 * Of 4 the correction was refused where a group that was not there before was taken to be known as none. Of 12 a figure and its year
 * to date are one since an earlier quarter was published, and of 84 nothing helps but to show nothing of the indicator. Of 121 a
 * composite with a sensitive part, of which there is nobody, was taken to be as sensitive.
 */
const PLANS = [0, 1, 4, 6, 12, 84, 121];
const of = (code: string) => code === '1.1.a';
const folder = temporaryFolder();
afterAll(() => folder.remove());
const QUARTERS = [1, 2].map((quarter) => ({ year: 2024, quarter: quarter as 1 | 2 }));
/** So many people more: fewer than may be told, a few more than that, and many. */
const MORE = [2, 7, 40, 300];

test('revisions by chance give nothing away', { timeout: PATIENCE }, async () => {
	const solver = await loadSolver();
	for (const at of PLANS) {
		const shop = await sectorDatabase(SEED + at, of);
		for (const quarter of QUARTERS) {
			await writeWords(shop, quarter);
			await publishProtected(shop, quarter);
		}
		const [newest] = await shop.ask((reader) =>
			rows<{ annex: string }>(reader, 'select annex from publication order by id desc'),
		);
		const { shown, values } = JSON.parse(newest?.annex ?? '{}') as Annex;
		const named = shown.find(
			(name) => /^1\.1\.a\|total\|Z\d{3}\|2024-Q1\.\.Q2$/.test(name) && (values[name] ?? 0) > 20,
		);
		const more = MORE[at % MORE.length] ?? 0;
		if (named) {
			const place = named.split('|')[2] ?? '';
			await reportAnew(shop, {
				...{ seed: SEED + at, of, at: join(folder.path, `${at}`), place, quarter: 2 },
				change: (total) => total + more,
			});
			await publishProtected(shop, { year: 2024, quarter: 2 }, 'A report was put right.');
		}
		const lines: string[] = [];
		const code = await attackPlan(fromDatabase(shop.db), PROTECTED.plan, {
			...{ solver, hasFiles: false, tell: (line: string) => lines.push(line) },
			secretsOf: secretsFrom(shop.db, PROTECTED.plan),
			ownedOf: ownedFrom(shop.db, PROTECTED.plan),
		});
		await shop.close();
		expect([at, code, code === 0 ? '' : lines.join('\n')]).toEqual([at, 0, '']);
	}
});
