/** A country's year of a sector, protected and proven beside other work. */
import { expect, test } from 'vitest';
import type { Progress } from '#lib/disclosure/secured.ts';
import { secureApart } from '#lib/server/disclosure/secureApart.ts';
import { realisticPlan } from '../../support/disclosure/realisticPlan.ts';
import { countOf, PATIENCE } from '../../support/long.ts';

/** Seconds of a processor for all eight. */
const MOST = 60;

test(
	'eight indicators of people are protected and proven in a minute, and say how far',
	{ timeout: PATIENCE },
	async () => {
		const indicators = countOf(8);
		const { publication, atoms } = realisticPlan(13, indicators);
		const steps: Progress[] = [];
		const before = process.cpuUsage();
		const { withheld, open } = await secureApart({ publication, atoms }, (progress) => steps.push(progress));
		const { user, system } = process.cpuUsage(before);
		const seconds = (user + system) / 1e6;
		console.log(
			`${indicators} of 8 indicators, ${withheld.length} figures withheld: ${seconds.toFixed(1)} s of a processor`,
		);
		expect(open).toEqual([]);
		const last = steps.at(-1);
		expect(last?.of).toBeGreaterThan(50 * indicators);
		expect(steps.map(({ done }) => done)).toEqual(Array.from({ length: last?.of ?? 0 }, (_, at) => at + 1));
		expect(seconds).toBeLessThan(MOST);
	},
);

test('what a worker throws is thrown', async () => {
	const { publication, atoms } = realisticPlan(13, 1);
	const nowhere = atoms.map((atom) => ({ ...atom, place: -1 }));
	await expect(secureApart({ publication, atoms: nowhere }, () => undefined)).rejects.toThrow('no place -1');
});
