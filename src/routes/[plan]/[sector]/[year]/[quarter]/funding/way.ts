/** The way of money as a picture and as a table: whoever holds it has a name in the reader's language. */
import type { FlowBand, FlowPoint } from '#lib/charts/flow.ts';
import type { FundingDetail } from '#lib/funding/answer.ts';
import { drawnFlow, MOST_DRAWN, OTHERS } from '#lib/funding/drawnFlow.ts';
import { flowKey, type FlowLink, type FlowNode } from '#lib/funding/flow.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { isolated } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';

export interface Way {
	/** What of it stands together in the picture, in words; null: nothing. */
	readonly together: string | null;
	readonly points: readonly FlowPoint[];
	readonly bands: readonly FlowBand[];
	readonly rows: readonly WayRow[];
}

export interface WayRow {
	readonly from: string;
	readonly to: string;
	readonly usd: number;
	readonly subGrant: boolean;
}

export function wayOf({ flow, contributions }: FundingDetail): Way {
	const names = new Map(
		contributions.flatMap(({ donor, partner }) =>
			[donor, ...(partner ? [partner] : [])].map((one) => [one.code, one.name]),
		),
	);
	const drawn = drawnFlow(flow.links);
	const label = ({ kind, code }: FlowNode) => {
		if (code === OTHERS)
			return kind === 'donor'
				? m.flow_more_donors({ count: drawn.donors, shown: formatCount(drawn.donors) })
				: m.missing_more({ count: drawn.partners, shown: formatCount(drawn.partners) });
		if (kind === 'output') return code === null ? m.flow_not_allocated() : `${m.output()} ${isolated(code)}`;
		return code === null ? m.money_no_partner() : (names.get(code) ?? code);
	};
	const nodes = new Map(
		drawn.links.flatMap(({ from, to }) => [from, to]).map((node) => [flowKey(node), node]),
	);
	const toRow = ({ from, to, usd }: FlowLink): WayRow => ({
		from: label(from),
		to: label(to),
		usd,
		subGrant: isSubGrant({ from, to }),
	});
	return {
		together: drawn.donors + drawn.partners > 0 ? m.flow_together({ most: formatCount(MOST_DRAWN) }) : null,
		points: [...nodes].map(([id, node]) => ({ id, kind: node.kind, label: label(node) })),
		bands: drawn.links.map(({ from, to, usd }) => ({ from: flowKey(from), to: flowKey(to), value: usd })),
		rows: [...flow.links, ...flow.circular].map(toRow),
	};
}

function isSubGrant({ from, to }: Pick<FlowLink, 'from' | 'to'>): boolean {
	return from.kind === 'partner' && to.kind === 'partner';
}
