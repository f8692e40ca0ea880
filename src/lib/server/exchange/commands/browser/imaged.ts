/** The tables that an import writes, as they stand at a moment: so it can be undone, row by row. */
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** By table, the columns that tell its rows apart; what refers to another table stands after it. */
export const IMAGED = {
	plan: ['id'],
	sector: ['id'],
	plan_group: ['id'],
	organisation: ['id'],
	period: ['id'],
	place: ['id'],
	place_standing: ['place_id', 'from_quarter'],
	place_became: ['place_id', 'from_quarter'],
	place_alias: ['place_id', 'name'],
	place_shape: ['place_id', 'code'],
	outcome: ['id'],
	output: ['id'],
	indicator: ['id'],
	indicator_part: ['composite_id', 'part_id'],
	indicator_predecessor: ['indicator_id', 'predecessor_id'],
	target: ['id'],
	people_in_need: ['id'],
	incomplete_mark: ['indicator_id', 'year', 'quarter'],
	participation: ['id'],
	requirement: ['id'],
	contribution: ['id'],
	narrative: ['id'],
	narrative_version: ['narrative_id', 'version'],
	group_combination: ['id'],
	combination_group: ['combination_id', 'dimension'],
	report: ['id'],
	report_words: ['report_id', 'output_id', 'about'],
	service: ['id'],
	service_district: ['service_id', 'district_id'],
	referral: ['id'],
	referral_standard: ['plan_id'],
	service_limit: ['plan_id'],
} as const satisfies Readonly<Record<string, readonly string[]>>;
export type ImagedTable = keyof typeof IMAGED;
export const IMAGED_TABLES = Object.keys(IMAGED) as readonly ImagedTable[];

export type PlainRow = Readonly<Record<string, unknown>>;
/** By table, its rows by their key. */
export type Standing = ReadonlyMap<ImagedTable, ReadonlyMap<string, PlainRow>>;

/** Of all plans: these tables are small beside what reports hold. */
export async function imageOf(reader: Reader): Promise<Standing> {
	const image = new Map<ImagedTable, Map<string, PlainRow>>();
	for (const table of IMAGED_TABLES) {
		const found = await rows<PlainRow>(reader, `select * from ${table}`);
		image.set(
			table,
			new Map(found.map((row) => [JSON.stringify(IMAGED[table].map((one) => row[one])), row])),
		);
	}
	return image;
}
