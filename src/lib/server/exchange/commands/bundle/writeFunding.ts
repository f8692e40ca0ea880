import { and, eq, isNull } from 'drizzle-orm';
import { isDeepStrictEqual } from 'node:util';
import { toUsdCents } from '#lib/funding/rate.ts';
import { contribution, requirement } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { compareContributions } from '#lib/server/exchange/queries/bundle/loadFunding.ts';
import {
	KEYS,
	type ContributionRow,
	type MoneyRow,
	type Reference,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { changesOf, tally, type Tally } from './changes.ts';
import { need, type Ids } from './ids.ts';

type Funding = Pick<Reference, 'requirements' | 'contributions'>;

/**
 * Requirements and contributions with an id are added or updated. Contributions without one cannot be told apart, so
 * those that a bundle brings for a year take the place of those that were there: else a corrected amount would count twice.
 */
export async function writeFunding(
	writer: Writer,
	sectorId: number,
	ids: Ids,
	read: Funding,
	stored: Funding,
): Promise<Tally> {
	const requirements = changesOf(read.requirements, stored.requirements, KEYS.requirements);
	for (const row of requirements.added) {
		await writer
			.insert(requirement)
			.values({ sectorId, year: row.year, outputId: outputId(ids, row), ...money(row) });
	}
	for (const { row } of requirements.changed) {
		const output = outputId(ids, row);
		await writer
			.update(requirement)
			.set(money(row))
			.where(
				and(
					eq(requirement.sectorId, sectorId),
					eq(requirement.year, row.year),
					output === null ? isNull(requirement.outputId) : eq(requirement.outputId, output),
				),
			);
	}
	const named = changesOf(
		read.contributions.filter(({ id }) => id !== null),
		stored.contributions.filter(({ id }) => id !== null),
		({ id }) => id ?? '',
	);
	for (const { row } of named.changed) {
		await writer
			.delete(contribution)
			.where(and(eq(contribution.sectorId, sectorId), eq(contribution.reference, row.id ?? '')));
	}
	const rows = [...named.added, ...named.changed.map(({ row }) => row)];
	for (const row of rows) await insert(writer, sectorId, ids, row);
	const unnamed = await writeUnnamed(writer, sectorId, ids, read.contributions, stored.contributions);
	const [a, b] = [tally(requirements), tally(named)];
	return {
		added: a.added + b.added + unnamed.added,
		changed: a.changed + b.changed + unnamed.changed,
	};
}

/** Rows of a year that had none are new, all others replace some. */
async function writeUnnamed(
	writer: Writer,
	sectorId: number,
	ids: Ids,
	read: readonly ContributionRow[],
	stored: readonly ContributionRow[],
): Promise<Tally> {
	const byYear = (rows: readonly ContributionRow[]) =>
		Map.groupBy([...rows].filter(({ id }) => id === null).sort(compareContributions), ({ year }) => year);
	const before = byYear(stored);
	const written = { added: 0, changed: 0 };
	for (const [year, rows] of byYear(read)) {
		if (isDeepStrictEqual(rows, before.get(year))) continue;
		await writer
			.delete(contribution)
			.where(
				and(eq(contribution.sectorId, sectorId), eq(contribution.year, year), isNull(contribution.reference)),
			);
		for (const row of rows) await insert(writer, sectorId, ids, row);
		if (before.has(year)) written.changed += rows.length;
		else written.added += rows.length;
	}
	return written;
}

async function insert(writer: Writer, sectorId: number, ids: Ids, row: ContributionRow): Promise<void> {
	await writer.insert(contribution).values({
		sectorId,
		reference: row.id,
		year: row.year,
		outputId: outputId(ids, row),
		donorId: need(ids.organisations, row.donor),
		partnerId: row.partner === null ? null : need(ids.organisations, row.partner),
		status: row.status,
		date: row.date,
		inKind: row.inKind,
		...money(row),
	});
}

function outputId(ids: Ids, { output }: { readonly output: string | null }): number | null {
	return output === null ? null : need(ids.outputs, output);
}

function money({ amount, currency, usdRate }: MoneyRow): MoneyRow & { usd: number } {
	return { amount, currency, usdRate, usd: toUsdCents(amount, usdRate) };
}
