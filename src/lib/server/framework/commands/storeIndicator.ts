import { and, eq } from 'drizzle-orm';
import { indicator, indicatorPredecessor, outcome, output } from '#db/schema/index.ts';
import { first, returned, type Writer } from '#lib/server/database/driver.ts';
import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { Refused } from '#lib/server/refused.ts';

/** Stores an indicator, without its parts, sides and what it is withheld with: those stay as they are. Null: it is new. */
export async function storeIndicator(
	writer: Writer,
	sectorId: number,
	before: IndicatorRow | null,
	after: IndicatorRow,
): Promise<void> {
	const above = and(eq(outcome.sectorId, sectorId), eq(outcome.code, after.outcome));
	const own = and(eq(output.sectorId, sectorId), eq(output.code, after.output ?? ''));
	const hangs = await first(writer.select({ id: outcome.id }).from(outcome).where(above));
	const lies =
		after.output === null ? null : await first(writer.select({ id: output.id }).from(output).where(own));
	if (!hangs || lies === undefined) throw new Refused('not found');
	const values = {
		...without(after, 'parts', 'predecessors', 'outcome', 'output', 'numerator', 'denominator', 'goesWith'),
		...{ sectorId, outcomeId: hangs.id, outputId: lies?.id ?? null },
	};
	const ofCode = (code: string) => and(eq(indicator.sectorId, sectorId), eq(indicator.code, code));
	if (before) await writer.update(indicator).set(values).where(ofCode(before.code));
	else await returned(writer.insert(indicator).values(values).returning({ id: indicator.id }));
	const idOf = async (code: string) =>
		(await returned(writer.select({ id: indicator.id }).from(indicator).where(ofCode(code)))).id;
	const indicatorId = await idOf(after.code);
	await writer.delete(indicatorPredecessor).where(eq(indicatorPredecessor.indicatorId, indicatorId));
	for (const code of after.predecessors)
		await writer.insert(indicatorPredecessor).values({ indicatorId, predecessorId: await idOf(code) });
}
