/**
 * What weights that are made to fit numbers of the population do to how certain an estimate is: by the residuals of what each
 * response adds from what its groups explain. Source: docs/rules.md, Surveys.
 */
import type { Fit, Fitting, Sample } from './sample.ts';

/** Questions that numbers are of at once, and the options of one that are asked for. */
export const [MOST_FITTED, MOST_FITTED_OPTIONS] = [8, 60];

/** So little is left of a group that the ones before make up. */
const NOTHING_LEFT = 1e-9;

/** By Cholesky; a row that follows from those before it is left out, as the sums of two questions are one. */
function rootOf(equations: readonly (readonly number[])[]): number[][] {
	const root: number[][] = [];
	for (const [i, row] of equations.entries()) {
		const own: number[] = [];
		for (let j = 0; j < i; j++) {
			const above = root[j] ?? [];
			const rest = own.reduce((sum, value, k) => sum - value * (above[k] ?? 0), row[j] ?? 0);
			const pivot = above[j] ?? 0;
			own.push(pivot === 0 ? 0 : rest / pivot);
		}
		const whole = row[i] ?? 0;
		const left = own.reduce((sum, value) => sum - value ** 2, whole);
		root.push(left > NOTHING_LEFT * whole ? [...own, Math.sqrt(left)] : own.map(() => 0).concat(0));
	}
	return root;
}

export function fitOf({ start, from, groups }: Fitting): Fit {
	const starts: number[] = [];
	let size = 0;
	for (const own of groups) {
		starts.push(size);
		size += own.reduce((most, group) => Math.max(most, group + 1), 0);
	}
	const equations = Array.from({ length: size }, () => Array.from({ length: size }, () => 0));
	for (const [i, weight] of from.entries()) {
		const at = groups.map((own, question) => (starts[question] ?? 0) + (own[i] ?? 0));
		for (const a of at) {
			const row = equations[a] ?? [];
			for (const b of at) row[b] = (row[b] ?? 0) + weight;
		}
	}
	return { start, from, groups, starts, root: rootOf(equations) };
}

/** What the equations come to on the right, forwards and then backwards through their root. */
function solved(root: readonly (readonly number[])[], right: readonly number[]): number[] {
	const forward: number[] = [];
	for (const [i, row] of root.entries()) {
		const pivot = row[i] ?? 0;
		const rest = forward.reduce((sum, value, j) => sum - value * (row[j] ?? 0), right[i] ?? 0);
		forward.push(pivot === 0 ? 0 : rest / pivot);
	}
	const found = forward.map(() => 0);
	for (let i = root.length - 1; i >= 0; i--) {
		const pivot = root[i]?.[i] ?? 0;
		let rest = forward[i] ?? 0;
		for (let j = i + 1; j < root.length; j++) rest -= (root[j]?.[i] ?? 0) * (found[j] ?? 0);
		found[i] = pivot === 0 ? 0 : rest / pivot;
	}
	return found;
}

/**
 * What each response adds to an estimate's error once its weights fit: its score less what the regression on its groups, by the
 * weights before, says of it. Of weights that were given the scores themselves.
 */
export function fittedScores({ weights, fits = [] }: Sample, scores: readonly number[]): readonly number[] {
	if (fits.length === 0) return scores;
	const left = [...scores];
	for (const { start, from, groups, starts, root } of fits) {
		const right = root.map(() => 0);
		const each = (i: number, of: (at: number) => void) => {
			for (const [question, own] of groups.entries()) of((starts[question] ?? 0) + (own[i] ?? 0));
		};
		for (const [i, weight] of from.entries()) {
			const linear = (scores[start + i] ?? 0) / (weights[start + i] ?? 1);
			each(i, (at) => (right[at] = (right[at] ?? 0) + weight * linear));
		}
		const told = solved(root, right);
		for (const i of from.keys()) {
			let explained = 0;
			each(i, (at) => (explained += told[at] ?? 0));
			left[start + i] = (left[start + i] ?? 0) - (weights[start + i] ?? 0) * explained;
		}
	}
	return left;
}
