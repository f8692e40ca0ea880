/** What a service may name in a plan. */
import { readText, type StoredText } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

interface NamedRow {
	readonly id: number;
	readonly code: string;
	readonly name: StoredText;
	readonly kind: 'organisation' | 'district';
	/** 1: it was merged, and its code leads to another. */
	readonly isGone: number;
}

/** Organisations and districts of a plan by code; the code of a merged organisation leads to the one that it is. */
export async function listNamedOfServices(reader: Reader, planId: number) {
	const found = await rows<NamedRow>(
		reader,
		`select coalesce(merged_into_id, id) as id, code, name, 'organisation' as kind,
			case when merged_into_id is null then 0 else 1 end as "isGone"
		from organisation where plan_id = @planId
		union all select id, pcode, name, 'district', 0 from place where plan_id = @planId and level = 2
		order by 2`,
		{ planId },
	);
	return found.map(({ name, ...one }) => ({ ...one, name: readText(name) }));
}
