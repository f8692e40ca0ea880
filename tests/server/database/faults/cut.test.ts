/** Promise A2 (docs/rules.md, Tests of the promises): the power goes. */
import { closeSync, fsyncSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { PATIENCE, sampled } from '../../../support/long.ts';
import { emptyDatabase, temporaryFolder } from '../../../support/temporary.ts';
import { ext4, noDisks } from './disk.ts';
import { lostOf, write } from './written.ts';

const folder = temporaryFolder();
let unmount = (): void => undefined;
afterEach(() => {
	unmount();
	folder.remove();
});

/** After so many entries were taken the power is cut, while the next are under way. */
const moment = fc.integer({ min: 300, max: 900 });

/** Sees to it that a file that was copied lies on the disk: no writer of it is asked whether it does. */
function onDisk(path: string): void {
	for (const one of [path, dirname(path)]) {
		const handle = openSync(one, 'r');
		fsyncSync(handle);
		closeSync(handle);
	}
}

/** Cuts the power again and again while entries are written. Answers how many were taken, and which of them are gone. */
async function cuts(name: string, synchronous: 'FULL' | 'NORMAL', moments: Iterable<number>) {
	const home = join(folder.path, name);
	mkdirSync(home, { recursive: true });
	const disk = ext4(home, 600);
	disk.mount();
	unmount = disk.unmount;
	const path = join(disk.path, 'masar.sqlite');
	await (await emptyDatabase(disk.path, 'masar')).close();
	onDisk(path);
	const taken: string[] = [];
	let [done, lost, faults] = [0, 0, [] as string[]];
	for (const when of moments) {
		const writing = write(path, `${done}`, {
			count: 1_000_000,
			synchronous,
			told: (count) => {
				if (count === when) {
					disk.cut();
					writing.child.kill('SIGKILL');
				}
			},
		});
		await writing.ended;
		disk.unmount();
		disk.mount();
		taken.push(...writing.said.taken);
		const wrong = await lostOf(path, writing.said.taken);
		lost += wrong.filter((one) => writing.said.taken.includes(one)).length;
		faults = [...faults, ...wrong.filter((one) => !writing.said.taken.includes(one))];
		done += 1;
		if (lost > 0) break;
	}
	const gone = synchronous === 'FULL' ? await lostOf(path, taken) : [];
	disk.unmount();
	unmount = () => undefined;
	return { done, taken: taken.length, lost, faults, gone };
}

test('what was acknowledged before the power went is there', { timeout: PATIENCE }, async () => {
	const why = noDisks();
	if (why !== null) return console.log(`A2 was not tried: ${why}`);
	const moments = sampled(moment, { title: 'Cuts of the power', full: 200, seed: 2 });
	const { done, taken, lost, faults, gone } = await cuts('full', 'FULL', moments);
	console.log(`${done} cuts: ${lost} of ${taken} acknowledged entries lost`);
	expect([lost, faults, gone]).toEqual([0, [], []]);
	expect(taken).toBeGreaterThan(300 * done - 1);

	// The disk loses what nobody had synchronised: else the test above would show nothing.
	const control = await cuts('normal', 'NORMAL', fc.sample(moment, { numRuns: 20, seed: 3 }));
	console.log(`${control.done} cuts with NORMAL: ${control.lost} of ${control.taken} lost`);
	expect(control.lost).toBeGreaterThan(0);
});
