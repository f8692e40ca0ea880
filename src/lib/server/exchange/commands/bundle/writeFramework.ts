import { and, eq } from 'drizzle-orm';
import { indicator, indicatorPart, indicatorPredecessor, outcome, output } from '#db/schema/index.ts';
import { returned, type Writer } from '#lib/server/database/driver.ts';
import { KEYS, type IndicatorRow, type Reference } from '#lib/server/exchange/queries/bundle/reference.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { changesOf, tally, type Tally } from './changes.ts';
import { need } from './ids.ts';

type Framework = Pick<Reference, 'outcomes' | 'outputs' | 'indicators'>;

/**
 * Stores what is new or changed of a sector's outcomes, outputs and indicators. An indicator may name any other as its
 * part or side: first all of them are there, then they refer to each other. Returns how many were added and changed.
 */
export async function writeFramework(
	writer: Writer,
	sectorId: number,
	read: Framework,
	stored: Framework,
): Promise<Tally> {
	const outcomes = changesOf(read.outcomes, stored.outcomes, KEYS.outcomes);
	for (const row of outcomes.added) await writer.insert(outcome).values({ sectorId, ...row });
	for (const { row } of outcomes.changed) {
		await writer
			.update(outcome)
			.set(row)
			.where(and(eq(outcome.sectorId, sectorId), eq(outcome.code, row.code)));
	}
	const outcomeIds = idsOf(await writer.select().from(outcome).where(eq(outcome.sectorId, sectorId)));
	const outputs = changesOf(read.outputs, stored.outputs, KEYS.outputs);
	for (const { outcome: code, ...row } of outputs.added) {
		await writer.insert(output).values({ sectorId, ...row, outcomeId: need(outcomeIds, code) });
	}
	for (const { row } of outputs.changed) {
		const { outcome: code, ...rest } = row;
		await writer
			.update(output)
			.set({ ...rest, outcomeId: need(outcomeIds, code) })
			.where(and(eq(output.sectorId, sectorId), eq(output.code, row.code)));
	}
	const outputIds = idsOf(await writer.select().from(output).where(eq(output.sectorId, sectorId)));
	const indicators = changesOf(read.indicators, stored.indicators, KEYS.indicators);
	const rows = [...indicators.added, ...indicators.changed.map(({ row }) => row)];
	await writeIndicators(writer, sectorId, rows, outcomeIds, outputIds);
	const tallies = [outcomes, outputs, indicators].map(tally);
	return {
		added: tallies.reduce((sum, { added }) => sum + added, 0),
		changed: tallies.reduce((sum, { changed }) => sum + changed, 0),
	};
}

type Codes = ReadonlyMap<string, number>;

async function writeIndicators(
	writer: Writer,
	sectorId: number,
	rows: readonly IndicatorRow[],
	outcomes: Codes,
	outputs: Codes,
): Promise<void> {
	const ids = new Map(idsOf(await writer.select().from(indicator).where(eq(indicator.sectorId, sectorId))));
	// What another one refers to is there before it: a ratio is never a side, and what goes with nothing is gone with.
	const inOrder = [...rows].sort((a, b) => refersIn(a) - refersIn(b));
	for (const row of inOrder) {
		const { outcome: outcomeCode, output: outputCode, numerator, denominator, goesWith } = row;
		const values = {
			...without(row, 'parts', 'predecessors', 'outcome', 'output', 'numerator', 'denominator', 'goesWith'),
			outcomeId: need(outcomes, outcomeCode),
			outputId: outputCode === null ? null : need(outputs, outputCode),
			numeratorId: numerator === null ? null : need(ids, numerator),
			denominatorId: denominator === null ? null : need(ids, denominator),
			goesWithId: goesWith === null ? null : need(ids, goesWith),
		};
		const known = ids.get(row.code);
		if (known !== undefined) await writer.update(indicator).set(values).where(eq(indicator.id, known));
		else {
			const { id } = await returned(
				writer
					.insert(indicator)
					.values({ sectorId, ...values })
					.returning({ id: indicator.id }),
			);
			ids.set(row.code, id);
		}
	}
	for (const { code, parts, predecessors } of rows) {
		const id = need(ids, code);
		await writer.delete(indicatorPart).where(eq(indicatorPart.compositeId, id));
		await writer.delete(indicatorPredecessor).where(eq(indicatorPredecessor.indicatorId, id));
		for (const [position, part] of parts.entries()) {
			await writer.insert(indicatorPart).values({ compositeId: id, partId: need(ids, part), position });
		}
		for (const predecessor of predecessors) {
			await writer
				.insert(indicatorPredecessor)
				.values({ indicatorId: id, predecessorId: need(ids, predecessor) });
		}
	}
}

function refersIn({ numerator, goesWith }: IndicatorRow): number {
	return numerator !== null ? 2 : goesWith !== null ? 1 : 0;
}

function idsOf(rows: readonly { code: string; id: number }[]): Codes {
	return new Map(rows.map(({ code, id }) => [code, id]));
}
