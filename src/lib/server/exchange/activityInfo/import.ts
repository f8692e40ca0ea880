/** An export of ActivityInfo into a sector. Source: docs/exchange.md, ActivityInfo. */
import type { ActivityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { keepActivityInfoRules } from '#lib/server/exchange/commands/keepRules.ts';
import { importFrom, type ImportOptions, type ImportResult } from '#lib/server/exchange/import.ts';
import { sourceAround } from '#lib/server/exchange/source/around.ts';
import type { Converted } from './convert.ts';
import { convertExport } from './convertExport.ts';

export interface ActivityInfoResult extends ImportResult {
	readonly converted: Converted;
	/** Those that were proposed now among them. */
	readonly rules: ActivityInfoRules;
}

/**
 * @param mapping in place of the sector's rules, and kept as them; null: those that are kept
 * Throws SourceError, NotActivityInfo, and what an import throws.
 */
export async function importActivityInfo(
	db: Database,
	text: string,
	{
		plan,
		sector,
		mapping,
		...options
	}: ImportOptions & {
		readonly plan: string;
		readonly sector: string;
		readonly mapping: ActivityInfoRules | null;
	},
): Promise<ActivityInfoResult> {
	const { converted, rules, known } = await convertExport(db.writer, text, { plan, sector }, mapping);
	const source = await sourceAround(db.writer, { plan, sector }, new Map([['reports.csv', converted.text]]));
	const result = await importFrom(db, source, options);
	const { personId = null, now, dryRun } = options;
	const { planId, sectorId } = known;
	if (!dryRun) await keepActivityInfoRules(db, { planId, sectorId, personId, now }, rules);
	return { ...result, converted, rules };
}
