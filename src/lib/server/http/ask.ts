import { json } from '@sveltejs/kit';
import type { z } from 'zod';
import { dayOf } from '#lib/plan/day.ts';
import { askedOn } from '#lib/plan/period.ts';
import { showsAll, type Scope, type WholeScope } from '#lib/plan/scope.ts';
import { maySeeFigures } from '#lib/access/grant.ts';
import { parseQuestion } from '#lib/forms/parseQuestion.ts';
import type { ParameterError } from '#lib/forms/problem.ts';
import { getShownScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { listOfQuarter, openEdition, publicationAt } from '#lib/server/publication/queries/edition.ts';
import { listPublications, type PublicationLabel } from '#lib/server/publication/queries/publications.ts';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { problem } from './problem.ts';

/** The part of a request that a question about a sector needs. */
export interface Asked {
	readonly url: URL;
	readonly params: { readonly plan: string; readonly sector: string };
	readonly locals: Pick<App.Locals, 'db' | 'viewer' | 'now'>;
}

/**
 * Answers a question about a sector: reads its parameters by the schema, finds the sector, and asks everything of one
 * moment of the data.
 * @param answer gives the body, or a problem where what was asked for is not there
 */
export async function ask<Schema extends z.ZodObject>(
	{ url, params, locals }: Asked,
	schema: Schema,
	answer: (reader: Reader, scope: Scope, question: z.output<Schema>) => Promise<object>,
): Promise<Response> {
	const parsed = parseQuestion(schema, url.searchParams);
	if ('errors' in parsed) return refused(parsed.errors);
	const { question } = parsed;
	return snapshot(locals.db, async (reader) => {
		const scope = await getShownScope(reader, params.plan, params.sector, locals.viewer);
		if (!scope) return problem(404, 'There is no such sector in such a plan: see /api/v1/plans.');
		const outside = yearOutside(scope, question);
		const told = async (shown: Scope) => outside ?? answer(reader, shown, question);
		const seesToday = maySeeFigures(locals.viewer, scope.plan);
		// Today's districts beside what is withheld would tell it: of a published quarter they are for those who are shown small
		// counts.
		const isClosed = scope.plan.public === 'published' && !showsAll(scope);
		const { revision } = question as { readonly revision?: string };
		if (
			seesToday &&
			revision === undefined &&
			!(isClosed && (await publishedOf(reader, scope, question)).length > 0)
		)
			return answered(
				await told(askedOn(scope, await listPeriods(reader, scope), dayOf(scope.plan, locals.now))),
			);
		return askPublished(reader, scope, question, told);
	});
}

function answered(found: object): Response {
	return found instanceof Response ? found : json(found);
}

/** What was published of the quarter, the year or the sector that is asked about, by quarter. */
async function publishedOf(reader: Reader, { sector }: Scope, question: object): Promise<PublicationLabel[]> {
	const asked = question as { readonly year?: unknown; readonly quarter?: unknown };
	return (await listPublications(reader, sector.id)).filter(
		({ state, year, quarter }) =>
			state !== 'draft' &&
			(asked.year === undefined || asked.year === year) &&
			(asked.quarter === undefined || asked.quarter === quarter),
	);
}

/** What is asked of figures that the publication does not hold. */
class NotHeld extends Error {}

/**
 * Answers from what was published: of the quarter that is asked about, else the newest of its year, else the newest of all; its
 * newest revision, unless another one is named.
 */
async function askPublished(
	reader: Reader,
	scope: Scope,
	question: object,
	answer: (scope: Scope) => Promise<object>,
): Promise<Response> {
	const last = (await publishedOf(reader, scope, question)).at(-1);
	if (!last) return problem(404, 'Nothing is published of this yet.');
	const of = await listOfQuarter(reader, scope.sector.id, last);
	const { revision } = question as { readonly revision?: string };
	const publication = publicationAt(of, revision === undefined ? null : `r${revision}`);
	if (!publication) return problem(404, 'There is no such revision of this quarter.');
	if (publication.withdrawn) return problem(410, `Withdrawn: ${publication.withdrawn.en}`);
	const missing = () => {
		throw new NotHeld();
	};
	try {
		return answered(
			await answer(await openEdition(reader, scope, of, { publication, segment: null, missing })),
		);
	} catch (error) {
		if (error instanceof NotHeld) return notPublished();
		throw error;
	}
}

/** The problem that a year is none of the plan's; undefined: it is. */
export function yearOutside(
	{ plan }: { readonly plan: Pick<Scope['plan'], 'firstYear' | 'lastYear'> },
	question: object,
): Response | undefined {
	if (!('year' in question) || typeof question.year !== 'number') return undefined;
	if (question.year >= plan.firstYear && question.year <= plan.lastYear) return undefined;
	const years = plan.firstYear === plan.lastYear ? plan.firstYear : `${plan.firstYear} to ${plan.lastYear}`;
	return problem(404, `The plan covers ${years}.`, {
		errors: [{ parameter: 'year', detail: `lies outside the plan, which covers ${years}` }],
	});
}

/** The question is not understood: names each parameter at fault. */
export function refused(errors: ParameterError[]): Response {
	const names = errors.map(({ parameter }) => parameter).join(', ');
	return problem(400, `The question is not understood: ${names}.`, { errors });
}

/** The plan has no such thing: which parameter named it. */
export function notThere(parameter: string, what: string): Response {
	return problem(404, `The plan has no such ${what}.`, {
		errors: [{ parameter, detail: `names no ${what} of the plan` }],
	});
}

/**
 * Answers with what tells figures by partner, donor, tag or group, or with the problem that the plan does not show them to
 * whoever asks.
 */
export async function askWhole(
	scope: Scope,
	answer: (scope: WholeScope) => Promise<object>,
): Promise<object> {
	return showsAll(scope) ? answer(scope) : notPublished();
}

/** The plan protects small counts. */
export function notPublished(parameter?: string): Response {
	const detail = 'Not published: this plan shows strangers no figures by this.';
	return problem(403, detail, {
		code: 'not-published',
		...(parameter !== undefined && {
			errors: [{ parameter, detail: 'selects figures that are not published' }],
		}),
	});
}
