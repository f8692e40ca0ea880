import type { z } from 'zod';
import type { Scope } from '#lib/plan/scope.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { maySeeProvisional } from '#lib/access/grant.ts';
import type { Level } from '#lib/places/place.ts';
import type { progressAnswer } from '#lib/figures/forms/answers.ts';
import { progressQuestion } from '#lib/exchange/forms/questions.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { scopeAnswer } from '#lib/server/http/answer.ts';
import { ask, notPublished, notThere, refused } from '#lib/server/http/ask.ts';
import { problem } from '#lib/server/http/problem.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { lowestUnder } from '#lib/server/figures/queries/naming.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { listPlaces, NEWEST } from '#lib/server/places/queries/placeLabels.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import type { RequestHandler } from './$types.js';
import { indicatorShown } from './indicator.ts';

type Answer = z.infer<typeof progressAnswer>;

export const GET: RequestHandler = (event) =>
	ask(event, progressQuestion, async (reader, scope, question): Promise<Answer | Response> => {
		const { year, quarter, window, compare, provisional, ...codes } = question;
		const found = await findFilter(reader, scope, codes);
		const subject = { planId: scope.plan.id, sectorId: scope.sector.id };
		const donor = 'filter' in found ? found.filter.donor : undefined;
		if (provisional && !maySeeProvisional(event.locals.viewer, subject, donor)) {
			return problem(
				403,
				'Provisional figures are for coordinators, and for donors with donor= their own code.',
			);
		}
		if ('withheld' in found) return notPublished(found.withheld);
		if ('unknown' in found) return unknownCode(scope, found.unknown);
		const progress = await getProgress(reader, scope, {
			year,
			quarter,
			window,
			filter: provisional ? { ...found.filter, provisional: true } : found.filter,
			compare: compare !== undefined,
		});
		const framework = await getFramework(reader, scope.sector.id, { year, quarter, window });
		const isKept = (code: string) => {
			const one = framework.byCode.get(code);
			return one === undefined || level > lowestUnder(one, framework, scope, found.filter);
		};
		const level = await levelOf(reader, scope, found.filter.place);
		return {
			...scopeAnswer(scope),
			year,
			quarter,
			window,
			reports: progress.reports,
			previous_reports: progress.previousReports,
			indicators: progress.indicators.map((one) => indicatorShown(one, isKept(one.code))),
		};
	});

/** Of groups there are few, so the answer names them; of places, partners and donors many. */
function unknownCode({ groups }: Scope, parameter: string): Response {
	const allowed = groups.filter(({ dimension }) => dimension === parameter).map(({ code }) => code);
	if (!DIMENSIONS.some((dimension) => dimension === parameter)) return notThere(parameter, parameter);
	return refused([{ parameter, detail: 'names no such group of the plan', allowed }]);
}

async function levelOf(reader: Reader, { plan }: Scope, place: number | undefined): Promise<Level> {
	if (place === undefined) return 0;
	return (await listPlaces(reader, plan.id, NEWEST)).get(place)?.level ?? 3;
}
