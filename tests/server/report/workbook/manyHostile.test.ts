/** Promise E1 (docs/rules.md, Tests of the promises): hostile workbooks at the count of `support/long`. */
import { expect, test } from 'vitest';
import { readWorkbook } from '#lib/server/files/spreadsheet/read.ts';
import { workbookWords } from '#lib/server/report/workbook/words.ts';
import { PATIENCE, repeated } from '../../../support/long.ts';
import { FAMILIES } from './families.ts';

/** Milliseconds within which each is answered, and megabytes that it may take for as long. */
const SOON = 5_000;
const MOST_MEGABYTES = 256;
/** Has no factor with the count in common, so that a part of them is of every family. */
const STEP = 97;

/** What the process holds at most while something goes on, in megabytes more than before. */
async function mostWhile(work: () => Promise<void>): Promise<number> {
	const before = process.memoryUsage.rss();
	let most = before;
	const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 5);
	await work().finally(() => clearInterval(watch));
	return (Math.max(most, process.memoryUsage.rss()) - before) / 2 ** 20;
}

test(
	'E1: a hostile workbook is read or refused in a sentence, soon and in little memory',
	{ timeout: PATIENCE },
	async () => {
		expect(new Set(FAMILIES.map(({ name }) => name)).size).toBe(FAMILIES.length);
		expect(FAMILIES.length).toBeGreaterThanOrEqual(300);
		const wrong: string[] = [];
		const outcomes = new Map<string, number>();
		let [slowest, largest] = [0, 0];
		for (const at of repeated({ title: 'Hostile workbooks', full: FAMILIES.length })) {
			const hostile = FAMILIES[(at * STEP) % FAMILIES.length];
			if (!hostile) throw new Error('there is none');
			const file = hostile.file();
			const began = performance.now();
			const megabytes = await mostWhile(async () => {
				let said: string | undefined = 'read';
				try {
					await readWorkbook(file);
				} catch (error) {
					said = workbookWords(error);
				}
				if (!said) wrong.push(`${hostile.name}: no sentence`);
				outcomes.set(said ?? '', (outcomes.get(said ?? '') ?? 0) + 1);
			});
			const ms = performance.now() - began;
			[slowest, largest] = [Math.max(slowest, ms), Math.max(largest, megabytes)];
			if (ms >= SOON) wrong.push(`${hostile.name}: ${Math.round(ms)} ms`);
			if (megabytes >= MOST_MEGABYTES) wrong.push(`${hostile.name}: ${Math.round(megabytes)} MB`);
		}
		console.log(
			`slowest ${Math.round(slowest)} ms, at most ${Math.round(largest)} MB`,
			Object.fromEntries(outcomes),
		);
		expect(wrong).toEqual([]);
		expect(outcomes.size).toBeGreaterThan(2);
	},
);
