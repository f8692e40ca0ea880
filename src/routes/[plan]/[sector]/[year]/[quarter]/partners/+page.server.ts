import { snapshot } from '#lib/server/database/driver.ts';
import { wholeOf } from '#lib/server/http/whole.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const quarter = wholeOf(await openFigures(event, reader));
		const nodes = await listOutcomesAndOutputs(reader, quarter.scope);
		const asked = event.url.searchParams.get('part');
		return {
			quarter,
			nodes,
			asked,
			partners: await listPartnerActivities(reader, quarter.scope, quarter.period),
		};
	});
