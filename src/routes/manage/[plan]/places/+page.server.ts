import { fail } from '@sveltejs/kit';
import { m } from '#lib/paraglide/messages.js';
import { LONGEST_NAME } from '#lib/plan/bounds.ts';
import { onePart } from '#lib/plan/onePart.ts';
import { placeLinesForm } from '#lib/places/forms/setUp.ts';
import { placesOfLines } from '#lib/places/placeLines.ts';
import { placesCalled } from '#lib/places/planPlace.ts';
import { placeFaultWords, placeSortOf } from '#lib/places/words/line.ts';
import { ofOpenPlan, openPlan } from '#lib/server/access/openPlan.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { action } from '#lib/server/http/action.ts';
import { addPlaces } from '#lib/server/places/commands/addPlaces.ts';
import { listPlanPlaces } from '#lib/server/places/queries/planPlaces.ts';
import type { Actions, PageServerLoad } from './$types';

/** On one page; more are on the next. */
const PER_PART = 100;

export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan } = await openPlan(event, reader, 'set up plan');
		const { searchParams } = event.url;
		const find = (searchParams.get('find') ?? '').slice(0, LONGEST_NAME);
		const all = await listPlanPlaces(reader, plan.id);
		const found = placesCalled(all, find);
		const { shown, part, parts } = onePart(found, searchParams.get('part'), PER_PART);
		return { plan, places: shown, find, count: found.length, part, parts };
	});

export const actions: Actions = {
	/** Stores all lines, or none and says what is wrong with each. */
	add: (event) =>
		action(event, {
			may: ofOpenPlan('set up plan'),
			form: placeLinesForm,
			do: async ({ act }, { lines }) => {
				const { db } = event.locals;
				const stored = await snapshot(db, (reader) => listPlanPlaces(reader, act.planId));
				const known = new Map(stored.map(({ pcode, level }) => [pcode, level]));
				const { places, faults } = placesOfLines(lines, placeSortOf, known);
				if (faults.length > 0) {
					const issues = { lines: m.lines_faults({ count: faults.length }) };
					const told = faults.slice(0, 50).map(placeFaultWords);
					return fail(400, { action: 'add', values: { lines }, chosen: {}, issues, told });
				}
				await addPlaces(db, act, places);
				return { added: places.length };
			},
		}),
};
