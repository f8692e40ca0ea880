import type { z } from 'zod';
import type { partnersAnswer } from '#lib/figures/forms/answers.ts';
import { partnersQuestion } from '#lib/exchange/forms/questions.ts';
import { confStatus, indicatorNames, placeNames, scopeAnswer } from '#lib/server/http/answer.ts';
import { ask, askWhole } from '#lib/server/http/ask.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	ask(event, partnersQuestion, (reader, asked, question) =>
		askWhole(asked, async (scope): Promise<z.infer<typeof partnersAnswer>> => {
			const { reports, activities } = await listPartnerActivities(reader, scope, question);
			return {
				...scopeAnswer(scope),
				...question,
				reports,
				activities: activities.map(({ partner, indicator, output, place, reached, municipalities }) => ({
					partner,
					indicator: indicatorNames(indicator),
					output,
					place: place && placeNames(place),
					reached,
					conf_status: confStatus(reached === null),
					municipalities,
				})),
			};
		}),
	);
