/** The figure check of a stored narrative, from one moment of the data. Source: docs/rules.md, Figure check. */
import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Knowledge } from '#lib/publication/check/known.ts';
import { knowledgeOf } from '#lib/publication/check/knowledge.ts';
import type { NarrativeSection } from '#lib/publication/narrative.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { listPipeline } from '#lib/server/figures/queries/pipeline.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getFunding } from '#lib/server/funding/queries/funding.ts';
import { listKnownPlaces } from './queries/knownPlaces.ts';
import { listNarrative } from './queries/narrative.ts';

/** All figures that the numbers of a quarter's narrative may mean. */
export async function readKnowledge(reader: Reader, scope: WholeScope, quarter: Quarter): Promise<Knowledge> {
	const ofQuarter = { ...quarter, window: 'quarter' } as const;
	const toDate = { ...quarter, window: 'year-to-date' } as const;
	return knowledgeOf({
		quarter,
		progress: [
			{ window: 'year-to-date', answer: await getProgress(reader, scope, { ...toDate, compare: true }) },
			{ window: 'quarter', answer: await getProgress(reader, scope, { ...ofQuarter, compare: true }) },
		],
		people: await getPeople(reader, scope, toDate),
		pipeline: await listPipeline(reader, scope, quarter),
		funding: await getFunding(reader, scope, quarter.year),
		groups: scope.groups,
		places: await listKnownPlaces(reader, scope.plan.id),
	});
}

/** A quarter's narrative, and what its numbers may mean. */
export async function readChecked(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
): Promise<{ readonly sections: NarrativeSection[]; readonly knowledge: Knowledge }> {
	return {
		sections: await listNarrative(reader, scope, quarter),
		knowledge: await readKnowledge(reader, scope, quarter),
	};
}
