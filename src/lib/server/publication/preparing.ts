/** Everything that the page on which a quarter is published shows. */
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { checkList, type CheckList } from '#lib/publication/checkList.ts';
import type { Cleared } from '#lib/publication/content.ts';
import type { Period } from '#lib/plan/period.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getCheckable } from './checkable.ts';
import { listClearances } from './queries/clearances.ts';
import { listOfQuarter } from './queries/edition.ts';
import { findProgress, type PublicationLabel } from './queries/publications.ts';

/** A figure of the year to date that would be another one, were the figures taken anew. */
export interface Moved extends Pick<IndicatorProgress, 'code' | 'name' | 'unit'> {
	readonly was: number | null;
	readonly is: number | null;
}

export interface Preparing {
	readonly draft: PublicationLabel | null;
	readonly revisions: readonly PublicationLabel[];
	readonly checks: CheckList | null;
	readonly cleared: readonly Cleared[];
	readonly moved: readonly Moved[];
}

export async function readPreparing(
	reader: Reader,
	scope: WholeScope,
	period: Period,
	now: Date,
): Promise<Preparing> {
	const { draft, revisions } = await listOfQuarter(reader, scope.sector.id, period);
	if (!draft) return { draft: null, revisions, checks: null, cleared: [], moved: [] };
	return {
		draft,
		revisions,
		checks: checkList(await getCheckable(reader, scope, period, draft, now)),
		cleared: await listClearances(reader, draft),
		moved: await listMoved(reader, scope, period, draft),
	};
}

async function listMoved(
	reader: Reader,
	scope: WholeScope,
	{ year, quarter }: Period,
	draft: PublicationLabel,
): Promise<Moved[]> {
	const { indicators } = await getProgress(reader, scope, { year, quarter, window: 'year-to-date' });
	const then = (await findProgress(reader, draft))?.indicators ?? [];
	const was = new Map(then.map(({ code, reached }) => [code, reached]));
	return indicators
		.map(({ code, name, unit, reached }) => ({ code, name, unit, was: was.get(code) ?? null, is: reached }))
		.filter(({ was, is }) => was !== is);
}
