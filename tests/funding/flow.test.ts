import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CONTRIBUTION_STATUSES, type Contribution } from '#lib/funding/funding.ts';
import { flowOf, flowKey, type Flow, type FlowNode } from '#lib/funding/flow.ts';

const gives = (donor: string, partner: string | null, output: string | null, usd: number): Contribution => ({
	donor,
	partner,
	output,
	usd,
	status: 'received',
	inKind: false,
});

const shown = ({ links }: Flow) =>
	links.map(({ from, to, usd }) => `${from.kind} ${from.code} → ${to.kind} ${to.code}: ${usd}`).sort();

describe('money in hand', () => {
	test('goes from donors through partners to outputs, same ways added up', () => {
		const flow = flowOf(
			[gives('D', 'P', '1.1', 60), gives('D', 'P', '1.1', 5), gives('E', 'P', '1.2', 40)],
			[],
		);
		expect(shown(flow)).toEqual([
			'donor D → partner P: 65',
			'donor E → partner P: 40',
			'partner P → output 1.1: 65',
			'partner P → output 1.2: 40',
		]);
	});

	test('is what was received or carried over: promises are not drawn', () => {
		const all = CONTRIBUTION_STATUSES.map((status, i) => ({ ...gives('D', 'P', '1.1', 10 ** i), status }));
		expect(shown(flowOf(all, []))).toEqual(['donor D → partner P: 1100', 'partner P → output 1.1: 1100']);
	});

	test('names what nobody named', () => {
		expect(shown(flowOf([gives('D', null, null, 7)], []))).toEqual([
			'donor D → partner null: 7',
			'partner null → output null: 7',
		]);
	});
});

describe('a sub-grant', () => {
	test('leads through both partners and adds nothing', () => {
		expect(shown(flowOf([gives('D', 'P', '1.1', 100)], [gives('P', 'R', '1.1', 30)]))).toEqual([
			'donor D → partner P: 100',
			'partner P → output 1.1: 70',
			'partner P → partner R: 30',
			'partner R → output 1.1: 30',
		]);
	});

	test('is taken from what was allocated to none where the output had too little', () => {
		const given = [gives('D', 'P', '1.1', 20), gives('D', 'P', null, 50)];
		expect(shown(flowOf(given, [gives('P', 'R', '1.1', 30)]))).toEqual([
			'donor D → partner P: 70',
			'partner P → output null: 40',
			'partner P → partner R: 30',
			'partner R → output 1.1: 30',
		]);
	});

	test('may be passed on once more, but not back to where it came from', () => {
		const chain = [gives('P', 'R', '1.1', 30), gives('R', 'S', '1.1', 10), gives('S', 'P', '1.1', 5)];
		const flow = flowOf([gives('D', 'P', '1.1', 100)], chain);
		expect(shown(flow)).toContain('partner R → partner S: 10');
		expect(shown(flow)).not.toContain('partner S → partner P: 5');
		expect(flow.circular).toMatchObject([{ from: { code: 'S' }, to: { code: 'P' }, usd: 5 }]);
	});
});

const CODES = ['A', 'B', 'C', 'D'];
const anyGrants = fc.array(
	fc.record({
		donor: fc.constantFrom(...CODES),
		partner: fc.constantFrom(...CODES),
		output: fc.constantFrom('1.1', '1.2', null),
		usd: fc.integer({ min: 0, max: 1000 }),
		status: fc.constantFrom(...CONTRIBUTION_STATUSES),
		inKind: fc.boolean(),
	}),
	{ maxLength: 12 },
);

test('whatever was given and passed on: no circle, and as much leaves the donors as was in hand', () => {
	fc.assert(
		fc.property(anyGrants, anyGrants, (grants, passed) => {
			const given = grants.map((one) => ({ ...one, donor: `donor ${one.donor}` }));
			const { links } = flowOf(
				given,
				passed.filter(({ donor, partner }) => donor !== partner),
			);
			const onward = Map.groupBy(links, ({ from }) => flowKey(from));
			const comesBack = (node: FlowNode, seen: readonly string[]): boolean =>
				seen.includes(flowKey(node)) ||
				(onward.get(flowKey(node)) ?? []).some(({ to }) => comesBack(to, [...seen, flowKey(node)]));
			expect(links.some(({ from }) => comesBack(from, []))).toBe(false);
			expect(links.every(({ usd }) => usd > 0)).toBe(true);
			const inHand = given.filter(({ status }) => status === 'received' || status === 'carry_over');
			const sum = (amounts: readonly { usd: number }[]) => amounts.reduce((all, { usd }) => all + usd, 0);
			expect(sum(links.filter(({ from }) => from.kind === 'donor'))).toBe(sum(inHand));
		}),
	);
});

test('as long as nobody passes on more than it has, as much arrives as left', () => {
	const given = [gives('D', 'P', '1.1', 100), gives('E', 'Q', '1.2', 50), gives('D', 'R', null, 25)];
	const passed = [gives('P', 'Q', '1.1', 40), gives('Q', 'R', '1.1', 15), gives('R', 'S', null, 25)];
	const arrived = flowOf(given, passed).links.filter(({ to }) => to.kind === 'output');
	expect(arrived.reduce((sum, { usd }) => sum + usd, 0)).toBe(175);
});
