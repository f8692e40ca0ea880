import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { everyHour } from '#lib/server/jobs/everyHour.ts';

const HOUR = 3_600_000;
let said: unknown[];
const log = {
	info: (...line: unknown[]) => void said.push(line),
	warn: (...line: unknown[]) => void said.push(line),
} as unknown as Parameters<typeof everyHour>[0];
const told = { done: 'done', failed: 'failed' };

beforeEach(() => {
	said = [];
	vi.useFakeTimers();
});
afterEach(() => void vi.useRealTimers());

test('it works at once, every hour, and a last time at the stop', async () => {
	let times = 0;
	const work = async () => ({ time: (times += 1) });
	const { stop } = await everyHour(log, { work, ...told });
	expect(times).toBe(1);
	await vi.advanceTimersByTimeAsync(2 * HOUR);
	expect(times).toBe(3);
	await stop();
	expect(times).toBe(4);
	await vi.advanceTimersByTimeAsync(2 * HOUR);
	expect(times).toBe(4);
	expect(said).toEqual([1, 2, 3, 4].map((time) => [{ time }, 'done']));
});

test('what fails is told, and tried again an hour later; nothing to do is not told', async () => {
	const error = new Error('locked');
	const answers = [Promise.reject(error), Promise.resolve(null), Promise.resolve({ letters: 2 })];
	for (const answer of answers) answer.catch(() => undefined);
	const { stop } = await everyHour(log, { work: () => answers.shift() ?? Promise.resolve(null), ...told });
	await vi.advanceTimersByTimeAsync(2 * HOUR);
	await stop();
	expect(said).toEqual([
		[{ error }, 'failed'],
		[{ letters: 2 }, 'done'],
	]);
});

test('one time waits for the other, and the stop for both', async () => {
	const [first, second] = [Promise.withResolvers<null>(), Promise.withResolvers<null>()];
	const answers = [Promise.resolve(null), first.promise, second.promise];
	let begun = 0;
	const work = () => answers[begun++] ?? Promise.resolve(null);
	const { stop } = await everyHour(log, { work, ...told });
	await vi.advanceTimersByTimeAsync(2 * HOUR);
	expect(begun).toBe(2);
	first.resolve(null);
	await vi.advanceTimersByTimeAsync(0);
	expect(begun).toBe(3);
	let isStopped = false;
	const stopped = stop().then(() => (isStopped = true));
	await vi.advanceTimersByTimeAsync(0);
	expect(isStopped).toBe(false);
	second.resolve(null);
	await stopped;
	expect(begun).toBe(4);
});
