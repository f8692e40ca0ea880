import type { z } from 'zod';
import { exchangedName } from '#lib/figures/calculations.ts';
import type { placesAnswer } from '#lib/figures/forms/answers.ts';
import { placesQuestion } from '#lib/exchange/forms/questions.ts';
import { placeNames, scopeAnswer } from '#lib/server/http/answer.ts';
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
			places: found.places.map((place) => ({
				...placeNames(place),
				kind: place.kind,
				parent: place.parent?.pcode ?? null,
				lat: place.lat,
				lon: place.lon,
				reached: place.reached,
				high: place.high,
				partners: place.partners,
			})),
			presence: found.presence.map(placeNames),
			without_place: found.withoutPlace,
			national: found.national,
			unknown: found.unknown,
			withheld: found.withheld,
		};
	});
