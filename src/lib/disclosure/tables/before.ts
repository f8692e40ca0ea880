/**
 * What earlier publications say beside the next one: whoever has both subtracts the one from the other. Source: docs/rules.md,
 * Small counts.
 */
import { spanOfKey, type Earlier } from '../earlier.ts';
import { systemOf, type Equation, type Share, type SystemCell } from '../system/system.ts';
import { formerShares } from './formerShares.ts';
import { solvedFor } from './solvedFor.ts';
import type { Tables } from './tables.ts';

/**
 * Tables with the equations of earlier publications. A figure with the value that it had then is the same unknown in both; one
 * that was shown then with another value is that number; one that was withheld then and has changed since is an unknown of its
 * own, as small as it was. Whoever attacks is thus taken to know which of the withheld figures changed.
 */
export function withEarlier(tables: Tables, earlier: readonly Earlier[]): Tables {
	const { system } = tables;
	const cells = [...system.cells];
	const equations = [...system.equations];
	const said = new Set(equations.map(writtenEquation));
	const made = new Map<string, number>();
	const named = namesIn(tables);
	/** To one unknown of several publications, whoever had what of it in any of them. */
	const addShares = (at: number, shares: readonly Share[] = []): void => {
		const cell = cells[at];
		if (!cell || shares.length === 0) return;
		const thenShares = [...(cell.thenShares ?? []), ...shares];
		cells[at] = { ...cell, thenShares, ...(cell.former && { former: 'kept' }) };
	};
	for (const one of earlier) {
		const values = formerValues(tables, one, named);
		const sharesOf = formerShares(tables, one, named);
		const shown = new Set(one.shown);
		const former = new Map<number, number>();
		const formerOf = (cell: number): number => {
			const found = former.get(cell) ?? formerCell(cell);
			former.set(cell, found);
			return found;
		};
		const formerCell = (cell: number): number => {
			const [own, value] = [system.cells[cell], values.get(cell)];
			if (!own || value === undefined || value === own.value) return cell;
			const shares = sharesOf?.(cell);
			// Of breakdowns a part that was not there was not told to be none.
			const wasShown = (named.get(cell) ?? []).some(
				(key) => shown.has(key) || (value === 0 && key.split('|')[1] === 'total'),
			);
			const key = `before ${value} ${wasShown ? 'shown' : 'withheld'} ${own.key}`;
			const found = made.get(key);
			if (found !== undefined) {
				addShares(found, shares);
				return found;
			}
			made.set(key, cells.length);
			return cells.push(thenCell(own, { key, value, wasShown, shares })) - 1;
		};
		for (const [cell, value] of values)
			if (system.cells[cell]?.value === value) addShares(cell, sharesOf?.(cell));
		for (const { cells: its, coefficients } of system.equations) {
			const then = its.map((cell) => values.get(cell));
			if (then.includes(undefined) || sumOf(then, coefficients) !== 0) continue;
			const equation = { cells: its.map(formerOf), coefficients };
			const written = writtenEquation(equation);
			if (said.has(written)) continue;
			said.add(written);
			equations.push(equation);
		}
	}
	const isSame = equations.length === system.equations.length && earlier.every(({ shares }) => !shares);
	if (isSame) return tables;
	return { ...tables, system: systemOf(cells, equations) };
}

interface Then {
	readonly key: string;
	readonly value: number;
	readonly wasShown: boolean;
	readonly shares: readonly Share[] | undefined;
}

function thenCell({ need, partner }: SystemCell, { key, value, wasShown, shares }: Then): SystemCell {
	return {
		...{ key, value, lowest: 0, partner, lines: [], shares: shares ?? [], need },
		former: shares ? 'kept' : 'forgotten',
		printed: wasShown,
		primary: !wasShown && value >= 1 && value < need.reach,
		weight: wasShown ? Infinity : 0,
	};
}

/** By cell, the names under which it is printed. */
function namesIn({ keys, printed }: Tables): Map<number, string[]> {
	const found = new Map<number, string[]>();
	for (const [key, cell] of keys) if (printed.has(key)) found.set(cell, [...(found.get(cell) ?? []), key]);
	return found;
}

/**
 * What cells were then: those that are printed, nothing where the publication had no such figure beside others of its kind, and
 * what follows from them by the equations. Not there: nobody knows, or one cell had two values.
 */
function formerValues(
	{ system }: Tables,
	{ values }: Earlier,
	named: ReadonlyMap<number, readonly string[]>,
): Map<number, number> {
	const spans = new Set([...values.keys()].map(spanOfKey));
	const found = new Map<number, number>();
	for (const [cell, its] of named) {
		const then = new Set(its.map((key) => values.get(key) ?? (spans.has(spanOfKey(key)) ? 0 : undefined)));
		const [only] = then;
		if (then.size === 1 && only !== undefined) found.set(cell, only);
	}
	return solvedFor(system, found);
}

function sumOf(values: readonly (number | undefined)[], coefficients: readonly number[]): number {
	return values.reduce<number>((sum, value, at) => sum + (coefficients[at] ?? 0) * (value ?? 0), 0);
}

function writtenEquation({ cells, coefficients }: Equation): string {
	return cells.map((cell, at) => `${coefficients[at]}·${cell}`).join(' ');
}
