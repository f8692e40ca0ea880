import { mayAct } from '#lib/access/grant.ts';
import { PARTS_OF_PLAN, PARTS_OF_SECTOR } from '#lib/plan/words/parts.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { absent, viewerOf } from '#lib/server/http/allow.ts';
import { listPlans, listPlanSectors } from '#lib/server/plan/queries/plans.ts';
import type { PageServerLoad } from './$types';

/** What of a plan may be set up by whoever asks: of the whole plan, and of each sector of theirs. */
export const load: PageServerLoad = async (event) => {
	const { grants } = viewerOf(event);
	return snapshot(event.locals.db, async (reader) => {
		const found = (await listPlans(reader)).find(({ plan }) => plan.code === event.params.plan) ?? absent();
		const { id: planId, code, name, demonstration } = found.plan;
		const all = await listPlanSectors(reader, planId);
		const sectors = all.filter(({ id: sectorId }) => mayAct(grants, 'set up sector', { planId, sectorId }));
		if (!mayAct(grants, 'set up plan', { planId }) && sectors.length === 0) absent();
		const subjects = [{ planId }, ...sectors.map(({ id: sectorId }) => ({ planId, sectorId }))];
		const parts = PARTS_OF_PLAN.filter(({ action }) => subjects.some((one) => mayAct(grants, action, one)));
		return {
			plan: { code, name, demonstration },
			parts: parts.map((part) => linkOf(part, part.address(code))),
			sectors: sectors.map(({ id: sectorId, code: sector, name: called }) => ({
				...{ code: sector, name: called },
				parts: PARTS_OF_SECTOR.filter(({ action }) => mayAct(grants, action, { planId, sectorId })).map(
					(part) => linkOf(part, part.address(code, sector)),
				),
			})),
		};
	});
};

function linkOf(
	{ title, sentence }: (typeof PARTS_OF_PLAN)[number] | (typeof PARTS_OF_SECTOR)[number],
	href: string,
) {
	return { href, title: title(), sentence: sentence() };
}
