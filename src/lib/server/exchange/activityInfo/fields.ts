/** The quantity fields of an export, and the rules that are proposed for those of which nothing was said. */
import type { ExportedField } from '#lib/exchange/activityInfo/aside.ts';
import { proposerAmong } from '#lib/exchange/activityInfo/propose.ts';
import { isStep, type ActivityInfoRules } from '#lib/exchange/activityInfo/rules.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import { eachQuantity } from './read.ts';
import type { KnownActivityInfo } from './known.ts';

/** Fields of an export that are kept for the page of rules, those with most quantities; and signs of a name and a title. */
const MOST_FIELDS = 3_000;
const LONGEST = { field: 300, title: 200 };

/** Throws NotActivityInfo. */
export function quantityFields(text: string): ExportedField[] {
	const found = new Map<string, { title: string; lines: number }>();
	for (const { field, title, value } of eachQuantity(text)) {
		if (isStep(field) || field === '' || field.length > LONGEST.field) continue;
		const lines = (found.get(field)?.lines ?? 0) + (value === '' ? 0 : 1);
		found.set(field, { title: title.slice(0, LONGEST.title), lines });
	}
	return [...found]
		.map(([field, about]) => ({ field, ...about }))
		.sort((a, b) => b.lines - a.lines)
		.slice(0, MOST_FIELDS);
}

/** Codes of the indicators that take values. */
export function enteredIndicators({ indicators }: Pick<KnownActivityInfo, 'indicators'>) {
	return indicators.filter(({ calculation }) => calculationOf(calculation).madeOf === 'values');
}

/** What was said of a field stays. */
export function withProposals(
	fields: readonly ExportedField[],
	rules: ActivityInfoRules,
	known: Pick<KnownActivityInfo, 'indicators' | 'groups'>,
): ActivityInfoRules {
	const propose = proposerAmong({
		indicators: enteredIndicators(known).map(({ code }) => code),
		groups: known.groups.map(({ dimension, code, name }) => ({
			...{ dimension, code },
			words: [code, ...Object.values(name)],
		})),
	});
	const all = new Map(Object.entries(rules.fields));
	for (const { field, title } of fields) {
		const proposed = all.has(field) ? undefined : propose(field, title);
		if (proposed) all.set(field, proposed);
	}
	return { ...rules, fields: Object.fromEntries(all) };
}
