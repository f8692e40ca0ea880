/** Puts a system together: cells that are counted, and cells that are sums of others. */
import { needOf } from '../system/need.ts';
import { systemOf, type SystemCell, type Equation, type Share, type System } from '../system/system.ts';

/** What a cell is beside its value. */
export interface Spec {
	readonly key: string;
	readonly printed: boolean;
	/** Whether its value, or the rest of it, tells about too few people. */
	readonly isSmall: (value: number) => boolean;
	readonly k: number;
	/** The line of a table that it stands in. */
	readonly line?: string;
	/** What losing it costs beside others of its value; infinite where it was shown before. */
	readonly dear: number;
	readonly partner?: number;
	/** One partner must not learn what the others have of it by subtracting its own. */
	readonly againstPartners?: boolean;
	/** A zero of it is published, and never withheld. */
	readonly zeroStands?: boolean;
}

type Making = { -readonly [name in keyof SystemCell]: SystemCell[name] };

export interface Maker {
	/** A cell that is no sum, by its parts. */
	readonly count: (spec: Spec, value: number, shares: readonly Share[]) => number;
	/** What cells come to; of one cell it is that cell, which has two places then and is one unknown. */
	readonly addUp: (spec: Spec, parts: readonly number[]) => number;
	/** Says that cells come to another one. */
	readonly equate: (whole: number, parts: readonly number[]) => void;
	/** How much larger a cell is than another; printed nowhere. */
	readonly difference: (key: string, larger: number, smaller: number) => void;
	readonly valueOf: (cell: number) => number;
	readonly system: () => System;
	/** Cells that stand in tables, by every place where they do. */
	readonly keys: ReadonlyMap<string, number>;
	/** Keys of the places where they are printed. */
	readonly printed: ReadonlySet<string>;
}

export function maker(): Maker {
	const cells: Making[] = [];
	const equations: Equation[] = [];
	const seen = new Set<string>();
	const keys = new Map<string, number>();
	const printed = new Set<string>();
	const valueOf = (cell: number) => cells[cell]?.value ?? 0;

	const name = (spec: Spec, cell: number): void => {
		if (spec.line === undefined) return;
		keys.set(spec.key, cell);
		if (spec.printed) printed.add(spec.key);
	};
	const count: Maker['count'] = (spec, value, shares) => {
		name(spec, cells.length);
		return cells.push(made(spec, value, shares)) - 1;
	};
	const equate: Maker['equate'] = (whole, parts) => {
		if (parts.length === 1 && parts[0] === whole) return;
		const said = [whole, ...parts.toSorted((a, b) => a - b)].join(' ');
		if (seen.has(said)) return;
		seen.add(said);
		equations.push({ cells: [whole, ...parts], coefficients: [-1, ...parts.map(() => 1)] });
	};
	const addUp: Maker['addUp'] = (spec, parts) => {
		const [only] = parts;
		if (parts.length === 1 && only !== undefined) {
			joined(cells[only], spec);
			name(spec, only);
			return only;
		}
		const value = parts.reduce((sum, part) => sum + valueOf(part), 0);
		const whole = count(spec, value, sharesOf(parts.flatMap((part) => cells[part]?.shares ?? [])));
		equate(whole, parts);
		return whole;
	};
	const difference: Maker['difference'] = (key, larger, smaller) => {
		const spec = { key, printed: false, isSmall: () => false, k: 0, dear: Infinity };
		const rest =
			cells.push({ ...made(spec, valueOf(larger) - valueOf(smaller), []), isDifference: true }) - 1;
		equate(larger, [smaller, rest]);
	};
	return {
		count,
		addUp,
		equate,
		difference,
		valueOf,
		system: () => systemOf(cells, equations),
		keys,
		printed,
	};
}

function made(spec: Spec, value: number, shares: readonly Share[]): Making {
	const cell: Making = {
		key: spec.key,
		value,
		lowest: 0,
		printed: false,
		primary: false,
		weight: 0,
		need: needOf(0),
		partner: null,
		lines: [],
		shares,
	};
	joined(cell, spec);
	return cell;
}

/** One figure at two places is as dear as at the dearer one, and as small as at either. */
function joined(cell: Making | undefined, spec: Spec): void {
	if (!cell) return;
	const { value, shares } = cell;
	const alone = spec.againstPartners === true && shares.some(({ value: own }) => spec.isSmall(value - own));
	const stands = value === 0 && spec.zeroStands !== false;
	cell.primary ||= spec.isSmall(value) || alone;
	cell.weight = Math.max(
		cell.weight,
		!spec.printed ? 0 : stands ? Infinity : spec.dear * Math.log1p(value) || spec.dear * 0.1,
	);
	cell.printed ||= spec.printed;
	cell.need = needOf(Math.max(cell.need.span, spec.k));
	if (spec.line !== undefined) cell.lines = [...cell.lines, spec.line];
	cell.partner ??= spec.partner ?? null;
}

/** Added up by partner. */
export function sharesOf(shares: readonly Share[]): Share[] {
	const found = new Map<number, number>();
	for (const { partner, value } of shares) found.set(partner, (found.get(partner) ?? 0) + value);
	return [...found]
		.filter(([, value]) => value > 0)
		.map(([partner, value]) => ({ partner, value }))
		.sort((a, b) => a.partner - b.partner);
}
