/** An export of ActivityInfo as rows of a sector's reports: by its rules, which fields that are new come to by what they are called. */
import type { ExportedField } from '#lib/exchange/activityInfo/aside.ts';
import type { ActivityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { loadActivityInfo } from '#lib/server/exchange/queries/activityInfo.ts';
import { SourceError } from '#lib/server/exchange/source/source.ts';
import { convertQuantities, type Converted } from './convert.ts';
import { quantityFields, withProposals } from './fields.ts';
import type { KnownActivityInfo } from './known.ts';
import { eachQuantity } from './read.ts';

export interface ConvertedExport {
	readonly converted: Converted;
	/** Those that were proposed now among them. */
	readonly rules: ActivityInfoRules;
	readonly known: KnownActivityInfo;
	readonly fields: readonly ExportedField[];
}

/** @param mapping in place of the sector's rules; null: those that are kept. Throws SourceError and NotActivityInfo. */
export async function convertExport(
	reader: Reader,
	text: string,
	{ plan, sector }: { readonly plan: string; readonly sector: string },
	mapping: ActivityInfoRules | null = null,
): Promise<ConvertedExport> {
	const known = await loadActivityInfo(reader, plan, sector);
	if (!known) throw new SourceError(`There is no sector ${plan}/${sector}.`);
	const fields = quantityFields(text);
	const rules = withProposals(fields, mapping ?? known.rules, known);
	return { converted: convertQuantities(eachQuantity(text), rules, known), rules, known, fields };
}
