import { formatQuarter, type Quarter } from '#lib/plan/quarter.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import { appendAudit } from '#lib/server/record/index.ts';

/** Notes who took a quarter's counts of referrals away as a file, in which small numbers stand. */
export async function recordDownload(
	db: Database,
	{ planId, personId, now }: { readonly planId: number; readonly personId: number; readonly now: Date },
	{ period, lines }: { readonly period: Quarter; readonly lines: number },
): Promise<void> {
	await transaction(db, (writer) =>
		appendAudit(writer, {
			...{ at: now, personId, planId, action: 'download referrals', subject: `plan/${planId}` },
			...{ before: null, after: { quarter: formatQuarter(period), lines } },
		}),
	);
}
