import type { FundingAnswer } from '#lib/funding/answer.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Segment } from './stack.ts';

/** What is required, and how much of it is in hand: committed and pledged money fills no gap. */
export function moneyBar({
	received,
	carryOver,
	gap,
}: Pick<FundingAnswer, 'received' | 'carryOver' | 'gap'>): Segment[] {
	return [
		{ label: m.funding_received(), value: received ?? 0, tone: 'fourth' },
		{ label: m.funding_carry_over(), value: carryOver ?? 0, tone: 'dark' },
		...(gap !== null && gap > 0 ? [{ label: m.funding_gap(), value: gap, tone: 'rest' } as const] : []),
	];
}
