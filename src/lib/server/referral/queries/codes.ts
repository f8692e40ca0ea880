/** What a file of referrals may name in a plan. */
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { readText, type StoredText } from '#lib/plan/text.ts';

interface NamedRow {
	readonly id: number;
	readonly code: string;
	readonly name: StoredText;
	readonly kind: string;
}

/** Organisations, districts and groups of a plan, by kind; the code of a merged organisation leads to the one that it is. */
export async function listReferralCodes(reader: Reader, planId: number) {
	const found = await rows<NamedRow>(
		reader,
		`select coalesce(merged_into_id, id) as id, code, name, 'organisation' as kind from organisation where plan_id = @planId
		union all select id, pcode, name, 'district' from place where plan_id = @planId and level = 2
		union all select id, code, name, dimension from plan_group where plan_id = @planId
		order by 2`,
		{ planId },
	);
	return found.map(({ name, ...one }) => ({ ...one, name: readText(name) }));
}
