/** An export of ActivityInfo as rows of a sector's reports: by its rules, which fields that are new come to by what they are called. */
import { proposeRule } from '#lib/exchange/activityInfo/propose.ts';
import { isStep, type ActivityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { loadActivityInfo } from '#lib/server/exchange/queries/activityInfo.ts';
import { SourceError } from '#lib/server/exchange/source/source.ts';
import { convertQuantities, type Converted } from './convert.ts';
import { eachQuantity } from './read.ts';

export type KnownActivityInfo = NonNullable<Awaited<ReturnType<typeof loadActivityInfo>>>;

export interface ConvertedExport {
	readonly converted: Converted;
	/** Those that were proposed now among them. */
	readonly rules: ActivityInfoRules;
	readonly known: KnownActivityInfo;
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
	const rules = withProposals(text, mapping ?? known.rules, known);
	return { converted: convertQuantities(eachQuantity(text), rules, known), rules, known };
}

/** Codes of the indicators that take values. */
export function enteredIndicators({ indicators }: Pick<KnownActivityInfo, 'indicators'>) {
	return indicators.filter(({ calculation }) => calculationOf(calculation).madeOf === 'values');
}

function withProposals(text: string, rules: ActivityInfoRules, known: KnownActivityInfo): ActivityInfoRules {
	const among = {
		indicators: enteredIndicators(known).map(({ code }) => code),
		groups: known.groups.map(({ dimension, code, name }) => ({
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
