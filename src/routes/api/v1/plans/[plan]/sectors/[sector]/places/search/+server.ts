import type { z } from 'zod';
import type { PlaceLabel } from '#lib/places/label.ts';
import type { placeSearchAnswer } from '#lib/figures/forms/answers.ts';
import { placeSearchQuestion } from '#lib/exchange/forms/questions.ts';
import { named, placeNames, scopeAnswer } from '#lib/server/http/answer.ts';
import { ask } from '#lib/server/http/ask.ts';
import { searchPlaces } from '#lib/server/places/queries/searchPlaces.ts';
import type { RequestHandler } from './$types.js';

type Answer = z.infer<typeof placeSearchAnswer>;

/** As many as a person looks through. */
const MOST = 10;

export const GET: RequestHandler = (event) =>
	ask(event, placeSearchQuestion, async (reader, scope, { q }): Promise<Answer> => {
		const found = await searchPlaces(reader, scope, q, MOST);
		return {
			...scopeAnswer(scope),
			places: found.map((place) => ({
				...placeNames(place),
				kind: place.kind,
				parent: place.parent?.pcode ?? null,
				district: area(place.district),
				governorate: area(place.governorate),
				score: place.score,
			})),
		};
	});

function area(place: PlaceLabel | null) {
	return place && { pcode: place.pcode, ...named(place.name) };
}
