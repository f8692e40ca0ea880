import { eq } from 'drizzle-orm';
import { compareCodes } from '#lib/plan/code.ts';
import { contribution, organisation, output, requirement } from '#db/schema/index.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { key, type ContributionRow, type RequirementRow } from './reference.ts';

export interface StoredFunding {
	readonly requirements: RequirementRow[];
	readonly contributions: ContributionRow[];
}

/** Requirements and contributions of a sector, by year; contributions without an id after those that have one. */
export async function loadFunding(reader: Reader, sectorId: number): Promise<StoredFunding> {
	const requirements = await reader
		.select({
			year: requirement.year,
			output: output.code,
			amount: requirement.amount,
			currency: requirement.currency,
			usdRate: requirement.usdRate,
		})
		.from(requirement)
		.leftJoin(output, eq(output.id, requirement.outputId))
		.where(eq(requirement.sectorId, sectorId));
	return {
		requirements: requirements.sort(
			(a, b) => a.year - b.year || compareCodes(a.output ?? '', b.output ?? ''),
		),
		contributions: (await loadContributions(reader, sectorId)).sort(compareContributions),
	};
}

async function loadContributions(reader: Reader, sectorId: number): Promise<ContributionRow[]> {
	const codes = new Map(
		(
			await rows<{ id: number; code: string }>(
				reader,
				`select o.id, o.code from organisation o join sector s on s.plan_id = o.plan_id where s.id = @sectorId`,
				{ sectorId },
			)
		).map(({ id, code }) => [id, code]),
	);
	return (
		await reader
			.select({ row: contribution, output: output.code, donor: organisation.code })
			.from(contribution)
			.innerJoin(organisation, eq(organisation.id, contribution.donorId))
			.leftJoin(output, eq(output.id, contribution.outputId))
			.where(eq(contribution.sectorId, sectorId))
	).map(({ row, output, donor }) => ({
		id: row.reference,
		year: row.year,
		output,
		donor,
		partner: codes.get(row.partnerId ?? 0) ?? null,
		status: row.status,
		date: row.date,
		amount: row.amount,
		currency: row.currency,
		usdRate: row.usdRate,
		inKind: row.inKind,
	}));
}

/** A total order, so that the same rows are always written alike. */
export function compareContributions(a: ContributionRow, b: ContributionRow): number {
	if (a.year !== b.year) return a.year - b.year;
	if ((a.id === null) !== (b.id === null)) return a.id === null ? 1 : -1;
	const [left, right] = [orderOf(a), orderOf(b)];
	return left === right ? 0 : left < right ? -1 : 1;
}

function orderOf(row: ContributionRow): string {
	const amount = String(row.amount).padStart(16, '0');
	return key(
		row.id,
		row.output,
		row.donor,
		row.partner,
		row.status,
		row.date,
		row.currency,
		amount,
		row.usdRate,
		row.inKind ? 1 : 0,
	);
}
