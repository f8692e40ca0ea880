import { mayAct } from '#lib/access/grant.ts';
import { askedOf, whyQuestion } from '#lib/figures/forms/why.ts';
import { rowsAddress } from '#lib/i18n/whyAddress.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { readQuestion } from '#lib/server/http/choice.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { readWhy } from '#lib/server/publication/trace/read.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const asked = askedOf(readQuestion(event.url, whyQuestion));
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const view = 'window' in asked ? { window: asked.window } : {};
		const { scope, period } = quarter;
		const subject = { planId: scope.plan.id, sectorId: scope.sector.id };
		// What was published looks alike to everybody.
		const forReviewers =
			!scope.edition && mayAct(event.locals.viewer?.grants ?? [], 'review reports', subject);
		return {
			quarter,
			view,
			...(await readWhy(reader, quarter, asked)),
			rows: forReviewers && asked.figure === 'indicator' ? rowsAddress(scope, period, asked) : null,
		};
	});
};
