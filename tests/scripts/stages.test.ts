import { expect, test } from 'vitest';
import { check, suite, tool } from '../../scripts/test/check.ts';
import { inStages } from '../../scripts/test/stages.ts';
import { sum } from '../../scripts/test/tally.ts';

/** What a check says about how long it took differs from run to run. */
const timeless = (text: string) => text.replaceAll(/in [\d.]+ s/g, 'in … s');

test('beside its last row a stage’s checks are printed whole, in the order in which they end; a failed one stops nothing', async () => {
	let release = () => {};
	const other = new Promise<void>((resolve) => (release = resolve));
	const printed: string[] = [];
	const spoken = check('Spoken', async () => true);
	const rows = [
		[
			check('Slow', async ({ say }) => {
				say('slow begins');
				await other;
				say('slow ends');
				return true;
			}),
		],
		[
			tool('Tool', 'node', ['-e', 'console.log("out"); console.error("err"); process.exitCode = 3']),
			check('Thrower', () => Promise.reject(new Error('no such thing'))),
			check('Last', async ({ say }) => {
				say('last');
				release();
				return true;
			}),
		],
	];
	const tallies = await inStages([[...rows, [spoken]]], (text) => printed.push(timeless(text)));
	expect(printed.join('')).not.toContain('Spoken');
	expect(printed[0]).toContain('\n▸ Tool …\n');
	expect(printed[0]).toContain('out\n');
	expect(printed[0]).toContain('err\n');
	expect(printed[0]).toMatch(/✗ Tool: FAILED in … s\n$/);
	expect(printed.slice(1)).toEqual([
		'\n▸ Thrower …\nno such thing\n✗ Thrower: FAILED in … s\n',
		'\n▸ Last …\nlast\n✓ Last: passed in … s\n',
		'\n▸ Slow …\nslow begins\nslow ends\n✓ Slow: passed in … s\n',
	]);
	expect(sum(tallies)).toEqual({ passed: 3, failed: 2 });
});

test('a stage begins when the one before has ended', async () => {
	const order: string[] = [];
	const stage = (name: string) => [
		check(name, async () => {
			order.push(`${name} begins`);
			await new Promise(setImmediate);
			order.push(`${name} ends`);
			return true;
		}),
	];
	await inStages(
		[
			[stage('1'), stage('2')],
			[stage('3'), stage('4')],
		],
		() => undefined,
	);
	expect(order.slice(0, 4).every((line) => /^[12]/.test(line))).toBe(true);
	expect(order).toHaveLength(8);
});

test.each([
	['cannot be started', 'no-such-program', [], 'it did not start'],
	['breaks before it reports', 'node', ['-e', 'process.exit(1)'], 'it left no report'],
	['ends well and reports nothing', 'node', ['-e', ''], 'it ran no test'],
])('a suite that %s is a failure', async (_, command, args, words) => {
	const printed: string[] = [];
	const nothing = suite('Suite', command, {
		report: 'test-results/no-such-report.json',
		args: () => args,
		read: () => ({ passed: 1, failed: 0, skipped: 0 }),
	});
	const idle = check('Idle', async () => true);
	const tallies = await inStages([[[nothing], [idle]]], (text) => printed.push(text));
	expect(sum(tallies)).toEqual({ passed: 1, failed: 1 });
	expect(printed.join('')).toContain(`${words}`);
	expect(printed.join('')).toContain('that is a failure');
});
