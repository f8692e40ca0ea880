/** The way of money in words. Source: docs/rules.md, Bounds. */
import { expect, test } from 'vitest';
import type { FundingDetail } from '#lib/funding/answer.ts';
import type { FlowLink } from '#lib/funding/flow.ts';
import { wayOf } from '../../src/routes/[plan]/[sector]/[year]/[quarter]/funding/way.ts';

test('how many stand together is said as numbers are, and an organisation has its own name whatever its code', () => {
	const links: FlowLink[] = Array.from({ length: 1300 }, (_, i) => ({
		from: { kind: 'donor', code: i === 0 ? 'the others' : `D${i}` },
		to: { kind: 'partner', code: `P${i}` },
		usd: 2000 - i,
	}));
	const [donor, partner] = ['the others', 'P0'].map((code) => ({
		code,
		name: `Name of ${code}`,
		type: 'un',
	}));
	const detail = { flow: { links, circular: [] }, contributions: [{ donor, partner }] };
	const way = wayOf(detail as unknown as FundingDetail);
	const labels = way.points.map(({ label }) => label);
	expect(labels).toContain('1,200 more donors');
	expect(labels).toContain('1,200 more partners');
	expect(way.rows[0]?.from).toBe('Name of the others');
});
