import { expect, test } from 'vitest';
import { drawnFlow, OTHERS } from '#lib/funding/drawnFlow.ts';
import { isCode } from '#lib/server/exchange/csv/text.ts';
import type { FlowLink, FlowNode } from '#lib/funding/flow.ts';

const node = (kind: FlowNode['kind'], code: string): FlowNode => ({ kind, code });
const links: FlowLink[] = [1, 2, 3, 4, 5].flatMap((i) => [
	{ from: node('donor', `D${i}`), to: node('partner', `P${i}`), usd: i * 100 },
	{ from: node('partner', `P${i}`), to: node('output', '1.1'), usd: i * 100 },
]);
const money = (all: readonly FlowLink[], kind: FlowNode['kind']) =>
	all.filter(({ from }) => from.kind === kind).reduce((sum, { usd }) => sum + usd, 0);

test('those with most money are drawn by themselves, and all of the money is drawn', () => {
	const drawn = drawnFlow(links, 2);
	expect([drawn.donors, drawn.partners]).toEqual([3, 3]);
	expect(drawn.links).toContainEqual({ from: node('donor', 'D5'), to: node('partner', 'P5'), usd: 500 });
	expect(drawn.links).toContainEqual({ from: node('donor', OTHERS), to: node('partner', OTHERS), usd: 600 });
	for (const kind of ['donor', 'partner'] as const) expect(money(drawn.links, kind)).toBe(money(links, kind));
});

test('money does not come back to those who stand together', () => {
	const subGrants = [
		{ from: node('partner', 'P1'), to: node('partner', 'P5'), usd: 10 },
		{ from: node('partner', 'P5'), to: node('partner', 'P2'), usd: 10 },
		{ from: node('partner', 'P5'), to: node('partner', 'P4'), usd: 7 },
	];
	const between = drawnFlow([...links, ...subGrants], 2).links.filter(
		({ from, to }) => from.kind === 'partner' && to.kind === 'partner',
	);
	expect(between).toEqual([subGrants[2]]);
});

test('no organisation is taken for those who stand together', () => {
	expect(isCode('the others')).toBe(true);
	expect(isCode(OTHERS)).toBe(false);
});

test('of few nothing stands together', () => {
	expect(drawnFlow(links, 5)).toEqual({ links, donors: 0, partners: 0 });
});
