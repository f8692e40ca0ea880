import { onePart } from '#lib/plan/onePart.ts';
import { openSector } from '#lib/server/access/openSector.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { listNeeds, listYearsInNeed } from '#lib/server/framework/queries/needs.ts';
import type { PageServerLoad } from './$types';

/** On one page; more are on the next. */
const PER_PART = 100;

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { scope, act } = await openSector(event, reader);
		const { searchParams } = event.url;
		const years = await listYearsInNeed(reader, act.sectorId);
		const year = years.find((one) => String(one) === searchParams.get('year')) ?? years[0] ?? null;
		const all = year === null ? [] : await listNeeds(reader, act.sectorId, year);
		const { shown, part, parts } = onePart(all, searchParams.get('part'), PER_PART);
		return { scope, years, year, needs: shown, count: all.length, part, parts };
	});
