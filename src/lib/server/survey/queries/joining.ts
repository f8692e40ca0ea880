import { and, asc, eq, isNull } from 'drizzle-orm';
import { survey, surveyWave } from '#db/schema/index.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { goesWith } from './toldTo.ts';

/** The waves that become public with a sector's quarter and are not yet, earliest first, so that each has the one before. */
export async function listJoining(reader: Reader, sectorId: number, quarter: Quarter) {
	return reader
		.select({ id: surveyWave.id, survey: survey.code, wave: surveyWave.code })
		.from(surveyWave)
		.innerJoin(survey, eq(survey.id, surveyWave.surveyId))
		.where(and(isNull(surveyWave.publishedAt), goesWith(sectorId, quarter)))
		.orderBy(asc(surveyWave.firstDay), asc(surveyWave.id));
}

/** By the names of survey and wave; a publication keeps which waves became public with it. */
export const listJoiningNames = recorded(
	{ part: 'joining', key: () => [], otherwise: [] },
	async (
		reader: Reader,
		{ sector, prepares }: Pick<Scope, 'sector' | 'prepares'>,
	): Promise<{ readonly survey: string; readonly wave: string }[]> => {
		const joining = prepares ? await listJoining(reader, sector.id, prepares) : [];
		return joining.map(({ survey, wave }) => ({ survey, wave }));
	},
);
