/** The tables of a sector's funding, as files. */
import type { DonorFunding, MoneyByStatus, OutputFunding, PartnerFunding } from '#lib/funding/answer.ts';
import type { FlowLink } from '#lib/funding/flow.ts';
import { plain } from '#lib/i18n/locale.ts';
import {
	confidential,
	table,
	WITHHELD_CELL,
	type AskedTable,
	type Column,
	type Tables,
} from '#lib/server/files/table.ts';
import { readFunding, type FundedResult } from '#lib/server/funding/funding.ts';
import { CONTRIBUTION_COLUMNS } from './contributions.ts';

const STATUS_COLUMNS: readonly Column<{ readonly [key in keyof MoneyByStatus]: number | null }>[] = [
	{ name: 'received', tag: '#value+received+usd', cell: ({ received }) => received },
	{ name: 'carry_over', tag: '#value+carryover+usd', cell: ({ carryOver }) => carryOver },
	{ name: 'committed', tag: '#value+committed+usd', cell: ({ committed }) => committed },
	{ name: 'pledged', tag: '#value+pledged+usd', cell: ({ pledged }) => pledged },
];

const OUTPUT_COLUMNS: readonly Column<OutputFunding & { readonly name: string | null }>[] = [
	{ name: 'output', tag: '#output+code', cell: ({ output }) => output },
	{
		name: 'output_name',
		tag: '#output+name',
		cell: ({ output, name }) => name ?? (output ? null : 'not allocated'),
	},
	{ name: 'required', tag: '#value+required+usd', cell: ({ required }) => required },
	...STATUS_COLUMNS,
	{ name: 'gap', tag: '#value+gap+usd', cell: ({ gap }) => gap },
	{ name: 'coverage', tag: '#value+coverage+pct', cell: ({ coverage }) => coverage },
];

const DONOR_COLUMNS: readonly Column<DonorFunding>[] = [
	{ name: 'donor', tag: '#org+funder+code', cell: ({ donor }) => donor.code },
	{ name: 'donor_name', tag: '#org+funder+name', cell: ({ donor }) => donor.name },
	...STATUS_COLUMNS,
	{ name: 'in_kind', tag: '#value+inkind+usd', cell: ({ inKind }) => inKind },
	{ name: 'unearmarked', tag: '#value+unearmarked+usd', cell: ({ unearmarked }) => unearmarked },
];

const PARTNER_COLUMNS: readonly Column<PartnerFunding>[] = [
	{ name: 'partner', tag: '#org+impl+code', cell: ({ partner }) => partner?.code ?? null },
	{ name: 'partner_name', tag: '#org+impl+name', cell: ({ partner }) => partner?.name ?? 'no partner named' },
	...STATUS_COLUMNS,
	{ name: 'sub_grants_in', tag: '#value+subgrant+in+usd', cell: ({ subGrantsIn }) => subGrantsIn },
	{ name: 'sub_grants_out', tag: '#value+subgrant+out+usd', cell: ({ subGrantsOut }) => subGrantsOut },
];

const FLOW_COLUMNS: readonly Column<FlowLink>[] = [
	{ name: 'from_kind', tag: '#org+from+type', cell: ({ from }) => from.kind },
	{ name: 'from', tag: '#org+from+code', cell: ({ from }) => from.code },
	{ name: 'to_kind', tag: '#org+to+type', cell: ({ to }) => to.kind },
	{ name: 'to', tag: '#org+to+code', cell: ({ to }) => to.code },
	{ name: 'usd', tag: '#value+usd', cell: ({ usd }) => usd },
];

const RESULT_COLUMNS: readonly Column<FundedResult>[] = [
	{ name: 'output', tag: '#output+code', cell: ({ output }) => output },
	{ name: 'output_name', tag: '#output+name', cell: ({ name }) => plain(name) },
	{ name: 'funded', tag: '#value+coverage+pct', cell: ({ funded }) => funded },
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator?.code ?? null },
	{
		name: 'indicator_name',
		tag: '#indicator+name',
		cell: ({ indicator }) => (indicator ? plain(indicator.name) : null),
	},
	{
		name: 'reached',
		tag: '#reached+num',
		cell: ({ indicator }) => (isWithheld(indicator) ? WITHHELD_CELL : (indicator?.reached ?? null)),
	},
	{ name: 'target', tag: '#targeted+num', cell: ({ indicator }) => indicator?.target ?? null },
	{ name: 'share', tag: '#reached+pct', cell: ({ indicator }) => indicator?.share ?? null },
	confidential(({ indicator }) => isWithheld(indicator)),
];

function isWithheld(indicator: FundedResult['indicator']): boolean {
	return indicator?.withheldFigures?.includes('reached') === true;
}

const pageOf = ({ reader, quarter }: AskedTable) => readFunding(reader, quarter);

export const FUNDING_TABLES: Tables = {
	outputs: async (asked) => {
		const { funding, outputs } = await pageOf(asked);
		const names = new Map(outputs.map(({ code, name }) => [code, plain(name)]));
		const rows = funding.outputs.map((row) => ({ ...row, name: names.get(row.output ?? '') ?? null }));
		return table('funding-outputs', OUTPUT_COLUMNS, [...rows, { ...funding, output: null, name: 'total' }]);
	},
	donors: async (asked) => table('funding-donors', DONOR_COLUMNS, (await pageOf(asked)).funding.donors),
	partners: async (asked) =>
		table('funding-partners', PARTNER_COLUMNS, (await pageOf(asked)).funding.partners),
	flow: async (asked) => {
		const { flow } = (await pageOf(asked)).funding;
		return table('funding-flow', FLOW_COLUMNS, [...flow.links, ...flow.circular]);
	},
	results: async (asked) => table('funding-results', RESULT_COLUMNS, (await pageOf(asked)).results),
	contributions: async (asked) =>
		table('contributions', CONTRIBUTION_COLUMNS, (await pageOf(asked)).funding.contributions),
};
