import { readTarget, targetAsTyped } from '#lib/framework/targetEntry.ts';
import { indicatorFields } from '#lib/framework/forms/indicatorFields.ts';
import type { TypedIndicator } from '#lib/framework/indicatorTyped.ts';
import type { Unit } from '#lib/figures/unit.ts';
import { formatEntry, hasDecimalComma } from '#lib/i18n/number.ts';
import { faultWords } from '#lib/report/words/fault.ts';
import { Unreadable } from '#lib/server/refused.ts';

/** A baseline as targets are typed: smallest units, null where nothing is said. Throws Unreadable. */
export function typedBaseline({ baseline, unit }: { baseline: string; unit: Unit }): number | null {
	const read = readTarget(baseline, unit, hasDecimalComma());
	if (typeof read !== 'string') return read;
	throw new Unreadable(faultWords(read, baseline), { status: 422, field: 'baseline' });
}

/** The fields of an indicator's page, filled. @param under what it hangs on: `output 1.1` */
export function filledFields(one: TypedIndicator, under: string): Readonly<Record<string, string>> {
	const { baseline, unit } = one;
	const text = baseline === null ? '' : formatEntry(targetAsTyped(baseline, unit), unit);
	return { ...indicatorFields(one, under), baseline: text };
}
