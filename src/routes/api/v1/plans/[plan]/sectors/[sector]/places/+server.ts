import type { z } from 'zod';
import { exchangedName } from '#lib/figures/calculations.ts';
import type { placesAnswer } from '#lib/figures/forms/answers.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import { placesQuestion } from '#lib/exchange/forms/questions.ts';
import { confStatus, placeNames, scopeAnswer } from '#lib/server/http/answer.ts';
import { ask, notThere } from '#lib/server/http/ask.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import type { RequestHandler } from './$types.js';

type Answer = z.infer<typeof placesAnswer>;

export const GET: RequestHandler = (event) =>
	ask(event, placesQuestion, async (reader, scope, question): Promise<Answer | Response> => {
		const found = await listPlaceFigures(reader, scope, question);
		if (!found) return notThere('indicator', 'indicator');
		const { code, unit, calculation } = found.indicator;
		return {
			...scopeAnswer(scope),
			...question,
			indicator: code,
			unit,
			calculation: exchangedName(calculation),
			places: [
				...found.places.map((place) => ({
					...placeAt(place),
					reached: place.reached,
					conf_status: confStatus(false),
					high: place.high,
					partners: place.partners,
				})),
				...(found.withheldPlaces ?? []).map((place) => ({
					...placeAt(place),
					reached: null,
					conf_status: confStatus(true),
					high: null,
					partners: null,
				})),
			],
			presence: found.presence.map(placeNames),
			without_place: found.withoutPlace,
			national: found.national,
			unknown: found.unknown,
			withheld: found.withheld,
		};
	});

function placeAt(place: PlaceLabel) {
	const { kind, parent, lat, lon } = place;
	return { ...placeNames(place), kind, parent: parent?.pcode ?? null, lat, lon };
}
