/** Tables of textbooks and of other tools' tests, with bounds and optima that were computed by an independent solver. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { attack } from '#lib/disclosure/attack/attack.ts';
import { boundsOf } from '#lib/disclosure/attack/bounds.ts';
import { protect } from '#lib/disclosure/protect/protect.ts';
import { systemOf, type System } from '#lib/disclosure/system/system.ts';
import { loadSolver } from '#lib/server/disclosure/highs.ts';

interface Instance {
	readonly name: string;
	readonly cells: Record<string, number>;
	readonly equations: Record<string, number>[];
	readonly primary: string[];
	readonly protection: Record<string, number>;
	/** A suppressed cell is known to be at least 1, so that it can be protected upwards alone. */
	readonly upwardsOnly: boolean;
	readonly cost: 'unit' | 'value';
	readonly optimal_secondary_cost: number;
	readonly one_optimal_pattern: string[];
	readonly bounds_with_primary_only: Record<string, Pair>;
	readonly bounds_with_that_pattern: Record<string, Pair>;
}
type Pair = [number, number | null];

const instances = JSON.parse(readFileSync('tests/fixtures/disclosure/instances.json', 'utf8')) as Instance[];
const solver = await loadSolver();
const STRANGERS = { informed: false, partners: false };

function built({ cells, equations, primary, protection, upwardsOnly, cost }: Instance) {
	const keys = Object.keys(cells);
	const at = new Map(keys.map((key, at) => [key, at]));
	const system = systemOf(
		Object.entries(cells).map(([key, value]) => {
			const by = protection[key] ?? 0;
			const canFall = !upwardsOnly && value >= by;
			return {
				key,
				value,
				lowest: upwardsOnly ? 1 : 0,
				printed: true,
				primary: primary.includes(key),
				weight: cost === 'unit' ? 1 : value,
				need: { span: 0, reach: 0, above: by, below: canFall ? by : 0 },
				partner: null,
				lines: [],
				shares: [],
			};
		}),
		equations.map((equation) => ({
			cells: Object.keys(equation).map((key) => at.get(key) ?? -1),
			coefficients: Object.values(equation),
		})),
	);
	const indices = (keys: readonly string[]) => new Set(keys.map((key) => at.get(key) ?? -1));
	return { system, keys, indices };
}

function boundsIn(system: System, keys: readonly string[], withheld: ReadonlySet<number>, of: string[]) {
	return Object.fromEntries(
		of.map((key) => {
			const found = boundsOf(system, keys.indexOf(key), withheld, solver, 10);
			return [key, found && [found.smallest, found.largest === Infinity ? null : found.largest]];
		}),
	);
}

test('there are seven', () => expect(instances).toHaveLength(7));

test.each(instances)('$name: bounds before and after, exactly', (instance) => {
	const { system, keys, indices } = built(instance);
	const { primary, one_optimal_pattern: pattern } = instance;
	const positive = (bounds: Record<string, Pair>) =>
		Object.fromEntries(
			Object.entries(bounds).map(([key, [low, high]]) => [key, [low + 0, high === null ? null : high + 0]]),
		);
	const before = instance.bounds_with_primary_only;
	expect(boundsIn(system, keys, indices(primary), Object.keys(before))).toEqual(positive(before));
	const after = instance.bounds_with_that_pattern;
	expect(boundsIn(system, keys, indices([...primary, ...pattern]), Object.keys(after))).toEqual(
		positive(after),
	);
});

test.each(instances)(
	'$name: protected, at most one figure above the best (a fifth of more than five)',
	(instance) => {
		const { system } = built(instance);
		const { primary, secondary, unprotected } = protect(system, { solver, attackers: STRANGERS });
		expect(unprotected).toEqual([]);
		const withheld = new Set([...primary, ...secondary]);
		expect(attack(system, withheld, { solver, attackers: STRANGERS })).toEqual([]);
		const best = instance.one_optimal_pattern.length;
		expect(secondary.length).toBeLessThanOrEqual(Math.max(best + 1, Math.floor(best * 1.2)));
	},
);
