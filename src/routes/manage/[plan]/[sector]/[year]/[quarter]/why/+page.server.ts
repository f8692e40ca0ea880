import { askedOf, whyQuestion } from '#lib/figures/forms/why.ts';
import { m } from '#lib/paraglide/messages.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { absent, viewerOf } from '#lib/server/http/allow.ts';
import { readQuestion } from '#lib/server/http/choice.ts';
import { listPlaces } from '#lib/server/places/queries/placeLabels.ts';
import { openPrepared } from '#lib/server/publication/openPrepared.ts';
import { listRowsBehind } from '#lib/server/report/queries/rowsBehind.ts';
import type { PageServerLoad } from './$types';

/** With names and rows, as they are by now: a public address has neither. */
export const load: PageServerLoad = async (event) => {
	const viewer = viewerOf(event);
	const asked = askedOf(readQuestion(event.url, whyQuestion));
	if (asked.figure !== 'indicator') absent(m.why_no_figure());
	const { indicator, place: pcode, window } = asked;
	return snapshot(event.locals.db, async (reader) => {
		const { scope, period } = await openPrepared(reader, viewer, event.params);
		const places = await listPlaces(reader, scope.plan.id, period);
		const place = [...places.values()].find((one) => one.pcode === pcode);
		if (pcode !== undefined && !place) absent(m.why_no_figure());
		const { year, quarter } = period;
		const question = { year, quarter, window, indicator, place: place?.id };
		const behind = (await listRowsBehind(reader, scope, question)) ?? absent(m.why_no_figure());
		return { scope, period, indicator, window, place: place?.name ?? null, behind };
	});
};
