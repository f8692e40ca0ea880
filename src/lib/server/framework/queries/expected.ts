import { inCodeOrder } from '#lib/plan/code.ts';
import type { ExpectedSpan } from '#lib/framework/expected.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

export interface Expectable {
	readonly id: number;
	readonly code: string;
	readonly name: Localised;
}

type Stored = Omit<Expectable, 'name'> & { readonly name: StoredText };

/** Organisations that can be partners, donors aside unless they take part; by code. */
export async function listExpectable(
	reader: Reader,
	planId: number,
	sectorId: number,
): Promise<Expectable[]> {
	const found = await rows<Stored>(
		reader,
		`select id, code, name from organisation where plan_id = @planId and merged_into_id is null and (type <> 'donor' or exists (
			select 1 from participation p join output u on u.id = p.output_id
			where p.partner_id = organisation.id and u.sector_id = @sectorId)) order by code`,
		{ planId, sectorId },
	);
	return inCodeOrder(found.map((one) => ({ ...one, name: readText(one.name) })));
}

/** The outputs of a sector, in no order. */
export async function listOutputs(reader: Reader, sectorId: number): Promise<Expectable[]> {
	const found = await rows<Stored>(reader, `select id, code, name from output where sector_id = @sectorId`, {
		sectorId,
	});
	return found.map((one) => ({ ...one, name: readText(one.name) }));
}

/** By `partner.output`, identifiers, from when to when partners are expected in a sector. */
export async function listExpectedSpans(
	reader: Reader,
	sectorId: number,
): Promise<ReadonlyMap<string, readonly ExpectedSpan[]>> {
	const found = await rows<{
		partner: number;
		output: number;
		from_quarter: number;
		to_quarter: number | null;
	}>(
		reader,
		`select p.partner_id as partner, p.output_id as output, p.from_quarter, p.to_quarter
		from participation p join output u on u.id = p.output_id where u.sector_id = @sectorId
		order by p.partner_id, p.output_id, p.from_quarter`,
		{ sectorId },
	);
	const spans = new Map<string, ExpectedSpan[]>();
	for (const { partner, output, from_quarter: from, to_quarter: to } of found) {
		const key = `${partner}.${output}`;
		spans.set(key, [...(spans.get(key) ?? []), { from, to }]);
	}
	return spans;
}
