import { and, eq } from 'drizzle-orm';
import { indicator, indicatorPart, indicatorPredecessor, outcome, output } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { KEYS, type IndicatorRow, type Reference } from '#lib/server/exchange/queries/bundle/reference.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { changesOf, tally, type Tally } from './changes.ts';
import { need } from './ids.ts';

type Framework = Pick<Reference, 'outcomes' | 'outputs' | 'indicators'>;

export function writeFramework(writer: Writer, sectorId: number, read: Framework, stored: Framework): Tally {
	const outcomes = changesOf(read.outcomes, stored.outcomes, KEYS.outcomes);
	for (const row of outcomes.added)
		writer
			.insert(outcome)
			.values({ sectorId, ...row })
			.run();
	for (const { row } of outcomes.changed) {
		writer
			.update(outcome)
			.set(row)
			.where(and(eq(outcome.sectorId, sectorId), eq(outcome.code, row.code)))
			.run();
	}
	const outcomeIds = idsOf(writer.select().from(outcome).where(eq(outcome.sectorId, sectorId)).all());
	const outputs = changesOf(read.outputs, stored.outputs, KEYS.outputs);
	for (const { outcome: code, ...row } of outputs.added) {
		writer
			.insert(output)
			.values({ sectorId, ...row, outcomeId: need(outcomeIds, code) })
			.run();
	}
	for (const { row } of outputs.changed) {
		const { outcome: code, ...rest } = row;
		writer
			.update(output)
			.set({ ...rest, outcomeId: need(outcomeIds, code) })
			.where(and(eq(output.sectorId, sectorId), eq(output.code, row.code)))
			.run();
	}
	const outputIds = idsOf(writer.select().from(output).where(eq(output.sectorId, sectorId)).all());
	const indicators = changesOf(read.indicators, stored.indicators, KEYS.indicators);
	const rows = [...indicators.added, ...indicators.changed.map(({ row }) => row)];
	writeIndicators(writer, sectorId, rows, outcomeIds, outputIds);
	const tallies = [outcomes, outputs, indicators].map(tally);
	return {
		added: tallies.reduce((sum, { added }) => sum + added, 0),
		changed: tallies.reduce((sum, { changed }) => sum + changed, 0),
	};
}

type Codes = ReadonlyMap<string, number>;

function writeIndicators(
	writer: Writer,
	sectorId: number,
	rows: readonly IndicatorRow[],
	outcomes: Codes,
	outputs: Codes,
): void {
	const ids = new Map(idsOf(writer.select().from(indicator).where(eq(indicator.sectorId, sectorId)).all()));
	// A ratio names its sides from the first, and is never a side itself.
	const inOrder = [...rows].sort((a, b) => Number(a.numerator !== null) - Number(b.numerator !== null));
	for (const row of inOrder) {
		const { outcome: outcomeCode, output: outputCode, numerator, denominator } = row;
		const values = {
			...without(row, 'parts', 'predecessors', 'outcome', 'output', 'numerator', 'denominator'),
			outcomeId: need(outcomes, outcomeCode),
			outputId: outputCode === null ? null : need(outputs, outputCode),
			numeratorId: numerator === null ? null : need(ids, numerator),
			denominatorId: denominator === null ? null : need(ids, denominator),
		};
		const known = ids.get(row.code);
		if (known !== undefined) writer.update(indicator).set(values).where(eq(indicator.id, known)).run();
		else {
			const { id } = writer
				.insert(indicator)
				.values({ sectorId, ...values })
				.returning({ id: indicator.id })
				.get();
			ids.set(row.code, id);
		}
	}
	for (const { code, parts, predecessors } of rows) {
		const id = need(ids, code);
		writer.delete(indicatorPart).where(eq(indicatorPart.compositeId, id)).run();
		writer.delete(indicatorPredecessor).where(eq(indicatorPredecessor.indicatorId, id)).run();
		for (const [position, part] of parts.entries()) {
			writer
				.insert(indicatorPart)
				.values({ compositeId: id, partId: need(ids, part), position })
				.run();
		}
		for (const predecessor of predecessors) {
			writer
				.insert(indicatorPredecessor)
				.values({ indicatorId: id, predecessorId: need(ids, predecessor) })
				.run();
		}
	}
}

function idsOf(rows: readonly { code: string; id: number }[]): Codes {
	return new Map(rows.map(({ code, id }) => [code, id]));
}
