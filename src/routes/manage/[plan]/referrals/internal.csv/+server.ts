import { redirect } from '@sveltejs/kit';
import { setUpAddress } from '#lib/i18n/address.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { internalFile } from '#lib/server/files/table.ts';
import { fileOr } from '#lib/server/http/file.ts';
import { openSectors } from '#lib/server/http/openSectors.ts';
import { recordDownload } from '#lib/server/referral/commands/recordDownload.ts';
import { internalReferrals } from '#lib/server/referral/internalTable.ts';
import type { RequestHandler } from './$types';

/** The counts of the quarter that the page shows, a line each; the record says who took them. */
export const GET: RequestHandler = fileOr(async (event) => {
	const { open, found } = await snapshot(event.locals.db, async (reader) => {
		const open = await openSectors(event, reader, 'run referrals');
		const asked = event.url.searchParams.get('quarter') ?? '';
		return { open, found: await internalReferrals(reader, open, asked) };
	});
	// The page says that there are none.
	if (!found) redirect(303, setUpAddress(open.plan.code, '/referrals'));
	const { period, table } = found;
	await recordDownload(event.locals.db, open.act, { period, lines: table.lines.length });
	return internalFile({ plan: open.plan, period }, m.referral_internal(), table);
});
