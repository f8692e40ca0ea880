/** What a sector sent in a published quarter, as a file. */
import type { SentFigure } from '#lib/referral/sent.ts';
import { confidential, table, WITHHELD_CELL, type Column, type Tables } from '#lib/server/files/table.ts';
import { readPublishedSent } from './publishedSent.ts';

const COLUMNS: readonly Column<SentFigure>[] = [
	{ name: 'to_sector', tag: '#sector+to+code', cell: ({ toSector }) => toSector },
	{ name: 'status', tag: '#status', cell: ({ status }) => status },
	{ name: 'count', tag: '#affected+referred', cell: ({ count }) => count ?? WITHHELD_CELL },
	confidential(({ count }) => count === null),
];

export const SENT_TABLES: Tables = {
	sent: async ({ reader, quarter: { scope, period } }) => {
		const sent = await readPublishedSent(reader, scope, period);
		return table('referrals', COLUMNS, sent?.figures ?? []);
	},
};
