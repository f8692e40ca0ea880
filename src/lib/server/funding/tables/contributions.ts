import type { ContributionDetail } from '#lib/funding/answer.ts';
import { rateText } from '#lib/funding/rate.ts';
import type { Column } from '#lib/server/files/table.ts';

const yes = (is: boolean) => (is ? 'yes' : null);

export const CONTRIBUTION_COLUMNS: readonly Column<ContributionDetail>[] = [
	{ name: 'donor', tag: '#org+funder+code', cell: ({ donor }) => donor.code },
	{ name: 'donor_name', tag: '#org+funder+name', cell: ({ donor }) => donor.name },
	{ name: 'partner', tag: '#org+impl+code', cell: ({ partner }) => partner?.code ?? null },
	{ name: 'partner_name', tag: '#org+impl+name', cell: ({ partner }) => partner?.name ?? null },
	{ name: 'output', tag: '#output+code', cell: ({ output }) => output },
	{ name: 'status', tag: '#status', cell: ({ status }) => status },
	{ name: 'date', tag: '#date', cell: ({ date }) => date },
	{ name: 'amount', tag: '#value+num', cell: ({ amount }) => amount },
	{ name: 'currency', tag: '#currency+code', cell: ({ currency }) => currency },
	{ name: 'usd_rate', tag: '#value+rate+usd', cell: ({ usdRate }) => rateText(usdRate) },
	{ name: 'usd', tag: '#value+usd', cell: ({ usd }) => usd },
	{ name: 'in_kind', tag: '#value+kind+bool', cell: ({ inKind }) => yes(inKind) },
	{ name: 'sub_grant', tag: '#value+subgrant+bool', cell: ({ subGrant }) => yes(subGrant) },
];
