import { and, eq } from 'drizzle-orm';
import { survey, surveyWave } from '#db/schema/index.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { statedMethod } from '#lib/survey/method.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { toldDesign } from './drawn.ts';
import { listResults } from './surveys.ts';
import { isToldTo } from './toldTo.ts';

/** All that strangers read of a wave, with its method; a publication keeps it of each wave that it names. Null: none such. */
export const findTold = recorded(
	{
		part: 'surveys',
		key: (_scope: Asked, named: Named) => [named.survey, named.wave],
		otherwise: null,
	},
	readTold,
);

type Asked = Pick<Scope, 'plan' | 'sector' | 'prepares'>;
interface Named {
	readonly survey: string;
	readonly wave: string;
}

async function readTold(reader: Reader, scope: Asked, named: Named) {
	const isNamed = and(eq(survey.code, named.survey), eq(surveyWave.code, named.wave));
	const found = await first(
		reader
			.select()
			.from(surveyWave)
			.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
			.where(and(eq(survey.planId, scope.plan.id), isNamed, isToldTo(scope))),
	);
	if (!found) return null;
	const { code, name, sampling, minimum, bracketsTo } = found.survey;
	const { firstDay, lastDay, responses, asked, origin, design } = found.survey_wave;
	return {
		survey: {
			...{ code, name, sampling, minimum, bracketsTo },
			method: statedMethod(found.survey.method, design),
		},
		wave: {
			...{ code: found.survey_wave.code, name: found.survey_wave.name },
			...{ firstDay, lastDay, responses, asked, origin },
		},
		design: toldDesign(design),
		results: await listResults(reader, found.survey_wave.id),
	};
}

export type ToldWave = NonNullable<Awaited<ReturnType<typeof readTold>>>;
