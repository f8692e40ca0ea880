/** What was published last, in all plans: what a feed tells. */
import { formatRevision } from '#lib/publication/publication.ts';
import type { Manifest } from '#lib/publication/content.ts';
import { DEFAULT_YEAR_STARTS, type YearStart } from '#lib/plan/planYear.ts';
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

export interface NewestPublication extends Quarter {
	readonly plan: { readonly code: string; readonly name: Localised } & YearStart;
	readonly sector: { readonly code: string; readonly name: Localised };
	readonly revision: string;
	/** Milliseconds. */
	readonly publishedAt: number;
	readonly hash: string;
	/** Why it was published anew; null for a first one. */
	readonly reason: Localised | null;
	/** Why it was withdrawn; null: it stands. */
	readonly withdrawn: Localised | null;
}

/** A reader of a feed asks more than once a quarter. */
const MOST = 100;

/** Newest first, at most 100; withdrawn ones too, since whoever has one has to know. */
export async function listNewest(reader: Reader): Promise<NewestPublication[]> {
	const found = await rows<{
		year: number;
		quarter: number;
		major: number;
		minor: number;
		publishedAt: number;
		hash: string;
		manifest: string;
		withdrawn: StoredText | null;
	}>(
		reader,
		`select year, quarter, major, minor, published_at as "publishedAt", hash, manifest, withdrawn_reason as withdrawn
		from publication where state <> 'draft' and published_at is not null
		order by published_at desc nulls last, id desc limit ${MOST}`,
	);
	return found.flatMap(({ manifest, major, minor, quarter, withdrawn, ...row }) => {
		if (!isQuarterNumber(quarter)) return [];
		const { plan, sector, reason } = JSON.parse(manifest) as Manifest;
		return {
			...row,
			quarter,
			plan: { code: plan.code, name: plan.name, yearStarts: plan.yearStarts ?? DEFAULT_YEAR_STARTS },
			sector,
			revision: formatRevision({ major, minor }),
			reason,
			withdrawn: readText(withdrawn),
		};
	});
}
