import { snapshot } from '#lib/server/database/driver.ts';
import { leavePlace } from '#lib/server/http/place.ts';
import { openQuarter } from '#lib/server/plan/openQuarter.ts';
import { filesOf } from '#lib/server/publication/filesOf.ts';
import { listOfQuarter, publicationAt } from '#lib/server/publication/queries/edition.ts';
import type { PageServerLoad } from './$types';

/** The files of a published quarter, with what they weigh and by which hash they are known. */
export const load: PageServerLoad = async (event) => {
	const { db, now, settings } = event.locals;
	const { quarter, publication } = await snapshot(db, async (reader) => {
		const quarter = await openQuarter(event, reader);
		const { scope, period } = quarter;
		const { edition } = scope;
		const of = edition && (await listOfQuarter(reader, scope.sector.id, period));
		return { quarter, publication: of && publicationAt(of, edition.segment) };
	});
	if (!publication) return { quarter, files: [] };
	const { plan, sector } = quarter.scope;
	const asked = { plan: plan.code, sector: sector.code, publication, origin: settings.origin };
	const files = await filesOf(db, asked, now, () => leavePlace(event.platform?.req));
	// What is still being made is there the next time: this page is not kept.
	if (files.some(({ made }) => !made)) event.setHeaders({ 'cache-control': 'no-store' });
	return { quarter, files };
};
