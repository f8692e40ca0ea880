/** A cell of what follows, each with its first quarter: `2025-Q1 latest;2026-Q1 sum`. */
import { choicesOf } from '#lib/exchange/choices.ts';
import { isInOrder, MOST_LATER, type Later } from '#lib/plan/firstQuarter.ts';
import { parseQuarter } from '#lib/plan/quarter.ts';
import type { Fields } from '#lib/server/exchange/csv/fields.ts';
import { shown } from '#lib/server/exchange/issue.ts';

interface LaterColumns {
	'framework.csv': 'later_calculations' | 'later_sensitivities';
	'places.csv': 'later_kinds' | 'later_parents' | 'merged_into';
}

/**
 * Empty where nothing follows, or where a fault was told.
 * @param values those that there are; null: codes, which are looked up elsewhere
 */
export function readLaterCell<Name extends keyof LaterColumns, const Value extends string = string>(
	fields: Fields<Name>,
	column: LaterColumns[Name],
	values: readonly Value[] | null,
): readonly Later<Value>[] {
	const parts = fields.codes(column);
	const later = parts.flatMap((part): Later<Value>[] => {
		const [, from = '', text = ''] = /^(\S+)\s+(.+)$/.exec(part) ?? [];
		const first = parseQuarter(from);
		const value = values ? values.find((one) => one === text) : (text as Value);
		if (first && value) return [{ ...first, value }];
		const what = values ? values.join(' or ') : 'a code';
		const message = `${shown(part)} is not understood: write a quarter and ${what}, such as 2025-Q1 ${values?.[0] ?? 'LB12'}.`;
		const such = values?.map((one) => `2025-Q1 ${one}`);
		fields.fault('unknown word', column, message, such && choicesOf(such));
		return [];
	});
	if (later.length < parts.length) return [];
	if (isInOrder(later) && later.length <= MOST_LATER) return later;
	const message = `At most ${MOST_LATER} stand here, in the order of their first quarters, each of its own: correct them.`;
	fields.fault('wrong order', column, message);
	return [];
}

/** What a place becomes part of, with its first quarter (`2025-Q1 LB12`); null where it stays, or a fault was told. */
export function readMergedInto(fields: Fields<'places.csv'>): Later<string> | null {
	const [first, ...more] = readLaterCell(fields, 'merged_into', null);
	if (more.length > 0) {
		fields.fault(
			'wrong order',
			'merged_into',
			'A place becomes part of one other: name one, with its quarter.',
		);
	}
	return first ?? null;
}
