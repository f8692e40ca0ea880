import type { WindowQuestion } from '#lib/figures/answer.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { isMergedBetween } from '#lib/server/places/queries/became.ts';
import { listFilteredReaches, listStoredTotals, type Totals } from './reaches.ts';

/**
 * The unfiltered totals of a window with its places as they stand later: what is stored counts them as they stood then.
 * Source: docs/rules.md, Places that become one.
 */
export async function listTotalsAsCompared(
	reader: Reader,
	scope: Scope,
	framework: SectorFramework,
	question: WindowQuestion,
): Promise<Totals> {
	const hasMerged = await isMergedBetween(reader, scope.plan.id, question, question.standing ?? question);
	return hasMerged
		? (await listFilteredReaches(reader, scope, framework, question, {})).whole
		: listStoredTotals(reader, scope.sector.id, question);
}
