/** Promise E2 (docs/rules.md, Tests of the promises): workbooks and bundles with bytes changed anywhere, at the count of `support/long`. */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { SpreadsheetError } from '#lib/server/files/spreadsheet/table.ts';
import { BundleRefused } from '#lib/server/exchange/issue.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { PATIENCE, sampled } from '../../../support/long.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';
import { tinyRows, writeTinyBundle } from '../../../support/tinyBundle.ts';

/** Milliseconds within which each is answered, and megabytes that all of them may leave behind. */
const SOON = 5_000;
const MOST_MEGABYTES = 256;
const folder = temporaryFolder();
let db: Awaited<ReturnType<typeof emptyDatabase>>;
beforeAll(async () => {
	db = await emptyDatabase(folder.path);
});
afterAll(async () => {
	await db.close();
	folder.remove();
});

const changes = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), {
	minLength: 1,
	maxLength: 8,
});

function changed(sound: Uint8Array, at: readonly (readonly [number, number])[]): Uint8Array {
	const bytes = new Uint8Array(sound);
	for (const [where, byte] of at) bytes[Math.floor(where * (bytes.length - 1))] = byte;
	return bytes;
}

async function measured(work: () => Promise<void>): Promise<void> {
	const began = performance.now();
	await work();
	expect(performance.now() - began).toBeLessThan(SOON);
}

test(
	'E2: a workbook with bytes changed is read, or refused by a fault that has a sentence',
	{ timeout: PATIENCE },
	async () => {
		const rows = Array.from({ length: 40 }, (_, i) => [`R${i}`, i, '=1+1', 'text; "quoted"', null]);
		const sound = await writeXlsx({ sheets: [{ name: 'S', rows }] });
		const before = process.memoryUsage().rss;
		for (const at of sampled(changes, { title: 'Changed workbooks', full: 80_000, seed: 20 })) {
			await measured(async () => {
				try {
					await readWorkbook(changed(sound, at));
				} catch (error) {
					expect(error).toBeInstanceOf(SpreadsheetError);
				}
			});
		}
		expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(MOST_MEGABYTES);
	},
);

test(
	'E2: a bundle with bytes changed is taken, or refused with its faults',
	{ timeout: PATIENCE },
	async () => {
		const sound = new TextEncoder().encode(`${tinyRows('reports.csv').join('\n')}\n`);
		const before = process.memoryUsage().rss;
		let number = 0;
		for (const at of sampled(changes, { title: 'Changed bundles', full: 20_000, seed: 21 })) {
			const path = join(folder.path, `bundle-${number++}`);
			writeTinyBundle(path, { 'reports.csv': Buffer.from(changed(sound, at)) });
			await measured(async () => {
				try {
					await importBundle(db, path, { now: new Date('2024-06-01T09:00:00Z'), dryRun: true });
				} catch (error) {
					expect(error).toBeInstanceOf(BundleRefused);
				}
			});
			rmSync(path, { recursive: true });
		}
		expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(MOST_MEGABYTES);
	},
);
