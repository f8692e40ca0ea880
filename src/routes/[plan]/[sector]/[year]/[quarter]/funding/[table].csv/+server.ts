import { error } from '@sveltejs/kit';
import { plain } from '#lib/i18n/locale.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { CONTRIBUTION_COLUMNS } from '#lib/server/funding/contributionColumns.ts';
import { tableFile } from '#lib/server/files/table.ts';
import { readFunding, type FundingPage } from '#lib/server/funding/funding.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import {
	DONOR_COLUMNS,
	FLOW_COLUMNS,
	OUTPUT_COLUMNS,
	PARTNER_COLUMNS,
	RESULT_COLUMNS,
} from './columns.server.ts';
import type { RequestHandler } from './$types';

/** By the name in the address. */
const TABLES: Readonly<Record<string, (quarter: OpenQuarter, page: FundingPage) => Response>> = {
	outputs: (quarter, { funding, outputs }) => {
		const names = new Map(outputs.map(({ code, name }) => [code, plain(name)]));
		const rows = funding.outputs.map((row) => ({ ...row, name: names.get(row.output ?? '') ?? null }));
		return tableFile(quarter, 'funding-outputs', OUTPUT_COLUMNS, [
			...rows,
			{ ...funding, output: null, name: 'total' },
		]);
	},
	donors: (quarter, { funding }) => tableFile(quarter, 'funding-donors', DONOR_COLUMNS, funding.donors),
	partners: (quarter, { funding }) =>
		tableFile(quarter, 'funding-partners', PARTNER_COLUMNS, funding.partners),
	flow: (quarter, { funding: { flow } }) =>
		tableFile(quarter, 'funding-flow', FLOW_COLUMNS, [...flow.links, ...flow.circular]),
	results: (quarter, { results }) => tableFile(quarter, 'funding-results', RESULT_COLUMNS, results),
	contributions: (quarter, { funding }) =>
		tableFile(quarter, 'contributions', CONTRIBUTION_COLUMNS, funding.contributions),
};

export const GET: RequestHandler = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const table = Object.hasOwn(TABLES, event.params.table) ? TABLES[event.params.table] : undefined;
		return table ? table(quarter, await readFunding(reader, quarter)) : error(404);
	});
