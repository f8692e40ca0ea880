import { and, eq } from 'drizzle-orm';
import { indicator, indicatorPart, indicatorPredecessor, outcome, output } from '#db/schema/index.ts';
import { first, returned, type Writer } from '#lib/server/database/driver.ts';
import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { Refused } from '#lib/server/refused.ts';

/** Stores an indicator, without what it is withheld with: that stays as it is. Null: it is new. */
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
	const ofCode = (code: string) => and(eq(indicator.sectorId, sectorId), eq(indicator.code, code));
	const need = async (code: string) =>
		(await returned(writer.select({ id: indicator.id }).from(indicator).where(ofCode(code)))).id;
	const idOf = async (code: string | null) => (code === null ? null : need(code));
	const values = {
		...without(after, 'parts', 'predecessors', 'outcome', 'output', 'numerator', 'denominator', 'goesWith'),
		...{ sectorId, outcomeId: hangs.id, outputId: lies?.id ?? null },
		...{ numeratorId: await idOf(after.numerator), denominatorId: await idOf(after.denominator) },
	};
	if (before) await writer.update(indicator).set(values).where(ofCode(before.code));
	else await returned(writer.insert(indicator).values(values).returning({ id: indicator.id }));
	const indicatorId = await need(after.code);
	await writer.delete(indicatorPart).where(eq(indicatorPart.compositeId, indicatorId));
	for (const [position, code] of after.parts.entries())
		await writer
			.insert(indicatorPart)
			.values({ compositeId: indicatorId, partId: await need(code), position });
	await writer.delete(indicatorPredecessor).where(eq(indicatorPredecessor.indicatorId, indicatorId));
	for (const code of after.predecessors)
		await writer.insert(indicatorPredecessor).values({ indicatorId, predecessorId: await need(code) });
}
