import type { z } from 'zod';
import type { peopleAnswer } from '#lib/figures/forms/answers.ts';
import { peopleQuestion } from '#lib/exchange/forms/questions.ts';
import { confStatus, groupAnswer, scopeAnswer, withheldGroupsAnswer } from '#lib/server/http/answer.ts';
import { ask } from '#lib/server/http/ask.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import type { RequestHandler } from './$types.js';

export const GET: RequestHandler = (event) =>
	ask(event, peopleQuestion, async (reader, scope, question): Promise<z.infer<typeof peopleAnswer>> => {
		const people = await getPeople(reader, scope, question);
		return {
			...scopeAnswer(scope),
			...question,
			reached: people.reached,
			conf_status: confStatus(people.withheldFigures?.includes('reached')),
			method: people.method,
			without_place: people.withoutPlace,
			...groupAnswer(people.byGroup),
			withheld_groups: withheldGroupsAnswer(people.withheldGroups),
			unknown: people.unknown,
			indicators: [...people.indicators],
		};
	});
