import type { Unit } from '#lib/figures/unit.ts';
import { targetCellKey, targetCellOf } from '#lib/framework/targetCell.ts';
import { readTarget, targetAsTyped } from '#lib/framework/targetEntry.ts';
import type { GridRow } from '#lib/framework/targetGrid.ts';
import { seenText } from '#lib/framework/targetSeen.ts';
import { formatEntry } from '#lib/i18n/number.ts';
import type { FigureFault } from '#lib/report/number.ts';
import type { ChangedTarget } from './commands/setTargets.ts';

export interface TypedTargets {
	/** What is to be changed: typed otherwise than it was seen. */
	readonly changes: readonly ChangedTarget[];
	/** What was typed into those cells, and into those that could not be read, by cell. */
	readonly typed: Readonly<Record<string, string>>;
	readonly faults: ReadonlyMap<string, FigureFault>;
}

/** What somebody typed into the grid: only what they changed, so that what others changed meanwhile stays. */
export function typedTargets(
	rows: readonly GridRow[],
	sent: Readonly<Record<string, string>>,
	seen: ReadonlyMap<string, number>,
	decimalComma: boolean,
): TypedTargets {
	const units = new Map<number, Unit>(rows.map(({ id, unit }) => [id, unit]));
	const changes: ChangedTarget[] = [];
	const typed: Record<string, string> = {};
	const faults = new Map<string, FigureFault>();
	for (const [name, text] of Object.entries(sent)) {
		const cell = targetCellOf(name);
		const unit = cell && units.get(cell.indicatorId);
		if (!cell || !unit) continue;
		const key = targetCellKey(cell);
		const value = readTarget(text, unit, decimalComma);
		const was = seen.get(key) ?? null;
		if (value === was) continue;
		typed[key] = text;
		if (typeof value === 'string') faults.set(key, value);
		else changes.push({ ...cell, value, seen: was });
	}
	return { changes, typed, faults };
}

/** What the grid would send to take a change back: the texts of before, and what is to stand there then. */
export function targetsBack(
	rows: readonly GridRow[],
	changes: readonly ChangedTarget[],
): { readonly t: readonly (readonly [key: string, text: string])[]; readonly seen: string } {
	const units = new Map(rows.map(({ id, unit }) => [id, unit]));
	const after = changes.flatMap(({ value, ...cell }) =>
		value === null ? [] : [[targetCellKey(cell), value] as const],
	);
	const t = changes.map(({ seen, ...cell }) => {
		const unit = units.get(cell.indicatorId) ?? 'count';
		return [targetCellKey(cell), seen === null ? '' : formatEntry(targetAsTyped(seen, unit), unit)] as const;
	});
	return { t, seen: seenText(new Map(after)) };
}
