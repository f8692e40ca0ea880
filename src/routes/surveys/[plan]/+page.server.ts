import { writingOf } from '#lib/i18n/writing.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { absent, assertMay } from '#lib/server/http/allow.ts';
import { listPlans } from '#lib/server/plan/queries/plans.ts';
import { listPublishedWaves } from '#lib/server/survey/queries/surveys.ts';
import type { PageServerLoad } from './$types';

/** The published waves of a plan's surveys. */
export const load: PageServerLoad = async (event) => {
	assertMay(event);
	return snapshot(event.locals.db, async (reader) => {
		const plans = await listPlans(reader);
		const { plan } = plans.find(({ plan }) => plan.code === event.params.plan) ?? absent();
		return { plan, writing: writingOf(plan), waves: await listPublishedWaves(reader, plan.code) };
	});
};
