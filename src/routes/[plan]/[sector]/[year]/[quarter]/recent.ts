import type { Unit } from '#lib/figures/unit.ts';
import { shiftQuarter, type Quarter } from '#lib/plan/quarter.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { separator } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';

/** The quarters that end with `last`, oldest first. */
export function quartersUpTo(last: Quarter, count: number): Quarter[] {
	return Array.from({ length: count }, (_, i) => shiftQuarter(last, i + 1 - count));
}

/** What a sighted reader sees in the small columns. */
export function recentLabel(values: readonly (number | null)[], last: Quarter, unit: Unit): string {
	const quarters = quartersUpTo(last, values.length);
	return values
		.map((value, i) => {
			const quarter = quarters[i] ? quarterShort(quarters[i]) : '';
			return `${quarter}: ${value === null ? m.status_not_reported() : formatFigure(value, unit)}`;
		})
		.join(separator());
}
