/** An export of ActivityInfo into a sector: by its rules, which fields that are new come to by what they are called. */
import { proposeRule } from '#lib/exchange/activityInfo/propose.ts';
import { isStep, type ActivityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import type { Database } from '#lib/server/database/driver.ts';
import { keepActivityInfoRules } from '#lib/server/exchange/commands/keepRules.ts';
import { importFrom, type ImportOptions, type ImportResult } from '#lib/server/exchange/import.ts';
import { loadActivityInfo } from '#lib/server/exchange/queries/activityInfo.ts';
import { sourceAround } from '#lib/server/exchange/source/around.ts';
import { SourceError } from '#lib/server/exchange/source/source.ts';
import { convertQuantities, type Converted } from './convert.ts';
import { eachQuantity } from './read.ts';

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
	const known = await loadActivityInfo(db.writer, plan, sector);
	if (!known) throw new SourceError(`There is no sector ${plan}/${sector}.`);
	const rules = withProposals(text, mapping ?? known.rules, known);
	const converted = convertQuantities(eachQuantity(text), rules, known);
	const source = await sourceAround(db.writer, { plan, sector }, new Map([['reports.csv', converted.text]]));
	const result = await importFrom(db, source, options);
	const { personId = null, now, dryRun } = options;
	if (!dryRun) await keepActivityInfoRules(db, known.sectorId, rules, { personId, now });
	return { ...result, converted, rules };
}

type Known = NonNullable<Awaited<ReturnType<typeof loadActivityInfo>>>;

function withProposals(
	text: string,
	rules: ActivityInfoRules,
	{ indicators, groups }: Known,
): ActivityInfoRules {
	const among = {
		indicators: indicators.flatMap(({ code, calculation }) =>
			calculationOf(calculation).madeOf === 'values' ? [code] : [],
		),
		groups: groups.map(({ dimension, code, name }) => ({
			dimension,
			code,
			words: [code, ...Object.values(name)],
		})),
	};
	const fields = new Map(Object.entries(rules.fields));
	for (const { field, title } of eachQuantity(text)) {
		if (fields.has(field) || isStep(field)) continue;
		const proposed = proposeRule(field, title, among);
		if (proposed) fields.set(field, proposed);
	}
	return { ...rules, fields: Object.fromEntries(fields) };
}
