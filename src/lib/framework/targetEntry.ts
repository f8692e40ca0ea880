/** Targets as people type them. Source: docs/rules.md, Units. */
import type { Unit } from '#lib/figures/unit.ts';
import { readEntry, type FigureFault } from '#lib/report/number.ts';

/** Of the target of a share, which is typed as a percentage and stored as a fraction. */
const PER_CENT = 100;

/**
 * Reads what was typed: smallest units; null where nothing was typed, which takes the target away; or the fault.
 * A share is typed as a percentage, with or without its sign.
 */
export function readTarget(text: string, unit: Unit, decimalComma: boolean): number | null | FigureFault {
	if (unit !== 'percent') return readEntry(text, unit, decimalComma);
	const read = readEntry(text.replace(/\s*[%٪]\s*$/, ''), unit, decimalComma);
	if (typeof read !== 'number') return read;
	return read % PER_CENT === 0 ? read / PER_CENT : 'too precise';
}

/** The amount whose text, as of any entry of its unit, is what one types for this target. */
export function targetAsTyped(value: number, unit: Unit): number {
	return unit === 'percent' ? value * PER_CENT : value;
}
