/** An import's memory stays small, whatever it reads. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { rows } from '#lib/server/database/driver.ts';
import { writeBundle } from '../../support/bundle.ts';
import { emptyDatabase, temporaryFolder } from '../../support/temporary.ts';

const folder = temporaryFolder();
afterAll(folder.remove);

test('a hundred thousand values take less than 256 MB', async () => {
	const bundle = join(folder.path, 'large');
	await writeBundle(bundle, { values: 100_000, seed: 4 });
	const measure = join(folder.path, 'measure.mjs');
	writeFileSync(
		measure,
		`import { readFileSync } from 'node:fs';
		import { closeDatabase, openDatabase } from '${resolveUrl('src/lib/server/database/driver.ts')}';
		import { importBundle } from '${resolveUrl('src/lib/server/exchange/import.ts')}';
		const db = openDatabase(process.argv[2]);
		const idle = process.memoryUsage().rss;
		let most = idle;
		const look = () => { most = Math.max(most, process.memoryUsage().rss); };
		const { values } = await importBundle(db, process.argv[3], { now: new Date(), onProgress: look });
		look();
		// Of this program alone: what resourceUsage tells begins with what the process had that started it.
		const peak = Number(/VmHWM:\\s*(\\d+) kB/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) * 1024;
		console.log(JSON.stringify({ values, more: Math.max(most, peak) - idle }));
		await closeDatabase(db);`,
	);
	const empty = await emptyDatabase(folder.path, 'memory');
	// Collected by threads of its own, garbage lies about for as long as other processes have the machine.
	const said = execFileSync(process.execPath, ['--single-threaded-gc', measure, empty.path, bundle], {
		encoding: 'utf8',
	});
	const { values, more } = JSON.parse(said) as { values: number; more: number };
	expect(values).toBeGreaterThan(90_000);
	expect(more / 2 ** 20).toBeLessThan(256);
	expect(await rows(empty.writer, 'select count(*) > 1000 as many from entry')).toEqual([{ many: 1 }]);
	await empty.close();
}, 300_000);

function resolveUrl(file: string): string {
	return new URL(`../../../${file}`, import.meta.url).href;
}
