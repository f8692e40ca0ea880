import type { Equation, System } from './system.ts';

/** A whole and its parts, each counted once. */
interface Sum {
	readonly whole: number;
	readonly parts: readonly number[];
}

/**
 * Of two sums of which one holds all parts of the other, what is left: the third quarter between two years to date. Shorter
 * equations that follow from a system's own, and show plainly what those tell together.
 */
export function shortened({ equations, terms }: System): Equation[] {
	const sums = equations.map(sumOf);
	const found: Equation[] = [];
	for (const [at, sum] of sums.entries()) {
		const [first = -1, ...more] = sum?.parts ?? [];
		if (!sum || more.length === 0) continue;
		for (const { equation } of terms[first] ?? []) {
			const wider = sums[equation];
			if (equation === at || !wider || wider.whole === first || wider.parts.length <= sum.parts.length)
				continue;
			const all = new Set(wider.parts);
			if (!more.every((cell) => all.has(cell))) continue;
			const own = new Set(sum.parts);
			const rest = wider.parts.filter((cell) => !own.has(cell));
			found.push({
				cells: [wider.whole, sum.whole, ...rest],
				coefficients: [-1, 1, ...rest.map(() => 1)],
			});
		}
	}
	return found;
}

function sumOf({ cells, coefficients }: Equation): Sum | undefined {
	const sign = Math.sign(coefficients.reduce((sum, one) => sum + one, 0)) || 1;
	const wholes = cells.filter((_, at) => coefficients[at] === -sign);
	const parts = cells.filter((_, at) => coefficients[at] === sign);
	const [whole, ...others] = wholes;
	const isSum = whole !== undefined && others.length === 0 && parts.length === cells.length - 1;
	return isSum ? { whole, parts } : undefined;
}
