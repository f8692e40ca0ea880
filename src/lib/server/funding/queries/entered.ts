/** Money as it was entered: what is required and what was given, to be changed. */
import { compareCodes } from '#lib/plan/code.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import type { ContributionStatus } from '#lib/funding/funding.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

interface EnteredMoney {
	/** Hundredths of the currency. */
	readonly amount: number;
	readonly currency: string;
	/** USD for one unit. */
	readonly usdRate: number;
	/** USD cents. */
	readonly usd: number;
}

export interface EnteredRequirement extends EnteredMoney {
	readonly id: number;
	/** Code; null: the sector as a whole. */
	readonly output: string | null;
}

interface Named {
	readonly code: string;
	readonly name: Localised;
}

export interface EnteredContribution extends EnteredMoney {
	readonly id: number;
	/** Its own identifier in the file that it came from; null: it has none. */
	readonly reference: string | null;
	readonly year: number;
	readonly output: string | null;
	readonly donor: Named;
	readonly partner: Named | null;
	readonly status: ContributionStatus;
	readonly date: string | null;
	readonly inKind: boolean;
}

/** Of a year: that of the sector first, then those of its outputs by code. */
export async function listEnteredRequirements(
	reader: Reader,
	sectorId: number,
	year: number,
): Promise<EnteredRequirement[]> {
	const found = await rows<EnteredRequirement>(
		reader,
		`select r.id, u.code as output, r.amount, r.currency, r.usd_rate as "usdRate", r.usd
		from requirement r left join output u on u.id = r.output_id
		where r.sector_id = @sectorId and r.year = @year`,
		{ sectorId, year },
	);
	return found.sort((a, b) => compareCodes(a.output ?? '', b.output ?? ''));
}

interface Row extends Omit<EnteredContribution, 'donor' | 'partner' | 'inKind'> {
	donor: string;
	donor_name: StoredText;
	partner: string | null;
	partner_name: StoredText | null;
	in_kind: number;
}

const CONTRIBUTIONS = `select c.id, c.reference, c.year, u.code as output, d.code as donor, d.name as donor_name,
		p.code as partner, p.name as partner_name, c.status, c.date, c.amount, c.currency, c.usd_rate as "usdRate", c.usd, c.in_kind
	from contribution c join organisation d on d.id = c.donor_id left join organisation p on p.id = c.partner_id
		left join output u on u.id = c.output_id`;

/** Of a year, by donor, then the largest first. */
export async function listEnteredContributions(
	reader: Reader,
	sectorId: number,
	year: number,
): Promise<EnteredContribution[]> {
	const found = await rows<Row>(
		reader,
		`${CONTRIBUTIONS} where c.sector_id = @sectorId and c.year = @year order by d.code, c.usd desc, c.id`,
		{ sectorId, year },
	);
	return found.map(toContribution);
}

/** One of a sector's; undefined: it has no such one. */
export async function findContribution(
	reader: Reader,
	sectorId: number,
	id: number,
): Promise<EnteredContribution | undefined> {
	const found = await rows<Row>(reader, `${CONTRIBUTIONS} where c.sector_id = @sectorId and c.id = @id`, {
		sectorId,
		id,
	});
	return found.map(toContribution)[0];
}

function toContribution({
	donor,
	donor_name,
	partner,
	partner_name,
	in_kind,
	...row
}: Row): EnteredContribution {
	return {
		...row,
		donor: { code: donor, name: readText(donor_name) },
		partner:
			partner === null || partner_name === null ? null : { code: partner, name: readText(partner_name) },
		inKind: in_kind === 1,
	};
}

/** How many contributions of all years a sector has. */
export async function countContributions(reader: Reader, sectorId: number): Promise<number> {
	const [found] = await rows<{ count: number }>(
		reader,
		'select count(*) as count from contribution where sector_id = @sectorId',
		{ sectorId },
	);
	return found?.count ?? 0;
}
