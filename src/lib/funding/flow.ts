/**
 * Money in hand on its way: donors → partners → outputs, sub-grants between partners. Source: docs/rules.md, Funding.
 */
import { isInHand, type Contribution } from './funding.ts';

/** Who holds money at a point of its way. A code of null: nobody named, or not allocated. */
export interface FlowNode {
	readonly kind: 'donor' | 'partner' | 'output';
	readonly code: string | null;
}

export interface FlowLink {
	readonly from: FlowNode;
	readonly to: FlowNode;
	/** Above 0. */
	readonly usd: number;
}

export interface Flow {
	readonly links: readonly FlowLink[];
	/** Sub-grants that would lead money in a circle: no picture can draw them. */
	readonly circular: readonly FlowLink[];
}

/**
 * What was received or carried over. What a partner passes on leaves it towards the other partner, and from there to the
 * output; it is taken from what the first had for that output, then from what it had for none. USD cents.
 */
export function flowOf(contributions: readonly Contribution[], subGrants: readonly Contribution[]): Flow {
	const links = new Map<string, FlowLink>();
	const held = new Map<string, number>();
	const add = (from: FlowNode, to: FlowNode, usd: number) => {
		const key = `${flowKey(from)} ${flowKey(to)}`;
		links.set(key, { from, to, usd: (links.get(key)?.usd ?? 0) + usd });
	};
	const hold = (partner: string | null, output: string | null, usd: number) => {
		const key = JSON.stringify([partner, output]);
		held.set(key, (held.get(key) ?? 0) + usd);
	};
	for (const { donor, partner, output, usd } of contributions.filter(isInHand)) {
		add({ kind: 'donor', code: donor }, { kind: 'partner', code: partner }, usd);
		hold(partner, output, usd);
	}
	const { passed, circular } = withoutCircles(subGrants.filter(isInHand));
	for (const { donor, partner, output, usd } of passed) {
		add({ kind: 'partner', code: donor }, { kind: 'partner', code: partner }, usd);
		hold(partner, output, usd);
	}
	for (const { donor, output, usd } of passed) {
		const fromOutput = Math.min(usd, Math.max(0, held.get(JSON.stringify([donor, output])) ?? 0));
		hold(donor, output, -fromOutput);
		const ofNone = Math.max(0, held.get(JSON.stringify([donor, null])) ?? 0);
		hold(donor, null, -Math.min(usd - fromOutput, ofNone));
	}
	for (const [key, usd] of held) {
		const [partner, output] = JSON.parse(key) as [string | null, string | null];
		if (usd > 0) add({ kind: 'partner', code: partner }, { kind: 'output', code: output }, usd);
	}
	return {
		links: [...links.values()].filter(({ usd }) => usd > 0),
		circular: circular.map(({ donor, partner, usd }) => ({
			from: { kind: 'partner', code: donor },
			to: { kind: 'partner', code: partner },
			usd,
		})),
	};
}

/** Tells nodes apart. */
export function flowKey({ kind, code }: FlowNode): string {
	return JSON.stringify([kind, code]);
}

/** Sub-grants in their order, as far as money does not come back to who gave it. */
function withoutCircles(subGrants: readonly Contribution[]): {
	passed: Contribution[];
	circular: Contribution[];
} {
	const onward = new Map<string, Set<string>>();
	const leadsTo = (from: string, to: string): boolean =>
		from === to || [...(onward.get(from) ?? [])].some((next) => leadsTo(next, to));
	const passed: Contribution[] = [];
	const circular: Contribution[] = [];
	for (const grant of subGrants) {
		const { donor, partner } = grant;
		if (partner === null) continue;
		if (leadsTo(partner, donor)) circular.push(grant);
		else {
			passed.push(grant);
			onward.set(donor, (onward.get(donor) ?? new Set()).add(partner));
		}
	}
	return { passed, circular };
}
