/** A cell of what follows, each with its first quarter: `2025-Q1 latest;2026-Q1 sum`. */
import { isInOrder, MOST_LATER, type Later } from '#lib/plan/firstQuarter.ts';
import { parseQuarter } from '#lib/plan/quarter.ts';
import type { Fields } from '#lib/server/exchange/csv/fields.ts';
import { shown } from '#lib/server/exchange/issue.ts';

type LaterColumn = 'later_calculations' | 'later_sensitivities';

/** Empty where nothing follows, or where a fault was told. */
export function readLaterCell<const Value extends string>(
	fields: Fields<'framework.csv'>,
	column: LaterColumn,
	values: readonly Value[],
): readonly Later<Value>[] {
	const parts = fields.codes(column);
	const later = parts.flatMap((part): Later<Value>[] => {
		const [from = '', ...rest] = part.split(/\s+/);
		const first = parseQuarter(from);
		const value = values.find((one) => one === rest.join(' '));
		if (first && value) return [{ ...first, value }];
		const message = `${shown(part)} is not understood: write a quarter and ${values.join(' or ')}, such as 2025-Q1 ${values[0] ?? ''}.`;
		fields.fault('unknown word', column, message);
		return [];
	});
	if (later.length < parts.length) return [];
	if (isInOrder(later) && later.length <= MOST_LATER) return later;
	const message = `At most ${MOST_LATER} stand here, in the order of their first quarters, each of its own: correct them.`;
	fields.fault('wrong order', column, message);
	return [];
}
