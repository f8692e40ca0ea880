import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { inMemory } from '../../scripts/test/memory.ts';
import { temporaryFolder } from '../support/temporary.ts';

/** A folder that stands for the one in memory. */
const { path: shared, remove } = temporaryFolder();
const own = join(shared, `masar-tests-${process.pid}`);
afterAll(remove);

test('is a folder of this process, from which programs run, and goes with what lies in it', () => {
	const memory = inMemory(shared, 0);
	expect(memory?.path).toBe(own);
	writeFileSync(join(own, 'file'), '');
	memory?.remove();
	expect(existsSync(own)).toBe(false);
});

test('what a run left that was ended is taken away, what another one uses is not', () => {
	// No process has this number: Linux gives none above 4,194,304.
	const left = join(shared, 'masar-tests-99999999');
	const used = join(shared, `masar-tests-${process.ppid}`);
	for (const folder of [left, used]) mkdirSync(folder);
	inMemory(shared, 0)?.remove();
	expect([existsSync(left), existsSync(used)]).toEqual([false, true]);
});

test('there is none where there is no such folder, or no room', () => {
	expect(inMemory(join(shared, 'nowhere'), 0)).toBeNull();
	expect(inMemory(shared, 1e18)).toBeNull();
	expect(existsSync(own)).toBe(false);
});
