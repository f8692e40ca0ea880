import { redirect } from '@sveltejs/kit';
import { addressOf, donorTail } from '#lib/i18n/address.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { donorCodeIn, readDonor, readDonorMaps, readDonorProvisional } from '#lib/server/funding/donor.ts';
import { wholeOf } from '#lib/server/http/whole.ts';
import { listCodesOf } from '#lib/server/plan/queries/organisations.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const view = { window: readWindow(event.url) };
	return snapshot(event.locals.db, async (reader) => {
		const { code: asked } = event.params;
		// Before a publication stands for the data, which knows the codes of then alone.
		const codes = await listCodesOf(reader, event.params.plan, asked);
		const quarter = wholeOf(await openFigures(event, reader));
		const answer = await readDonor(
			reader,
			quarter,
			await donorCodeIn(reader, quarter, asked, codes),
			view.window,
		);
		const { code } = answer.donor;
		// For now: another quarter may know it by this code.
		if (code !== asked) redirect(307, addressOf(quarter.scope, quarter.period, donorTail(code), view));
		const { viewer } = event.locals;
		return {
			quarter,
			view,
			/** Which part of which list. */
			asked: event.url.searchParams.get('part'),
			answer,
			// What is submitted is no part of what was published.
			provisional: quarter.scope.edition
				? null
				: await readDonorProvisional(reader, quarter, code, view.window, viewer),
			maps: await readDonorMaps(reader, quarter, answer, view.window),
			reports: await getReporting(reader, quarter.scope, quarter.period),
		};
	});
};
