/** A table of counts: of each group how many chose each option. */
export type Counts = readonly (readonly number[])[];

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const isSmall = (count: number, k: number) => count > 0 && count < k;

/**
 * Whether somebody who knows how many of all groups chose each joined option, and how many of each group chose any of them,
 * can tell a count of 1 to k−1 to within less than k. For one table its smallest and largest values are exact (Fréchet).
 */
function isTold(rows: Counts, k: number): boolean {
	const columns = (rows[0] ?? []).map((_, i) => sum(rows.map((row) => row[i] ?? 0)));
	const all = sum(columns);
	return rows.some((row) =>
		row.some((count, i) => {
			if (!isSmall(count, k)) return false;
			const [across, down] = [sum(row), columns[i] ?? 0];
			const [low, high] = [Math.max(0, across + down - all), Math.min(across, down)];
			return high - low < k || high < k;
		}),
	);
}

/** Options of one table that join "other answers". */
export interface Joining {
	/** The smallest count that a figure may be about. */
	readonly k: number;
	/** Options that have joined already, as in the whole that a table splits. */
	readonly joined: readonly number[];
	/** Whether each answer is in one option alone, so that options add up to everybody. */
	readonly isPart: boolean;
}

/**
 * Which options join "other answers" in each group of a table, so that no count of 1 to k−1 people can be read or worked
 * out: those that so few of a group chose, or all but so few; and where an answer is one option, of the others the least
 * chosen until nothing is told any more. All of them: no figure of it can be shown. Source: docs/rules.md, Surveys.
 * @param sizes of each group those who answered
 */
export function joinedOptions(
	counts: Counts,
	sizes: readonly number[],
	{ k, joined, isPart }: Joining,
): number[] {
	const options = (counts[0] ?? []).map((_, option) => option);
	const isTooFew = (option: number) =>
		counts.some((row, group) => {
			const count = row[option] ?? 0;
			return isSmall(count, k) || (!isPart && isSmall((sizes[group] ?? 0) - count, k));
		});
	const together = new Set([...joined, ...options.filter(isTooFew)]);
	const inAll = (option: number) => sum(counts.map((row) => row[option] ?? 0));
	const rest = options.filter((option) => !together.has(option) && inAll(option) > 0);
	const next = rest.toSorted((a, b) => inAll(a) - inAll(b) || b - a);
	const isOpen = () => {
		const rows = counts.map((row) => [...together].map((option) => row[option] ?? 0));
		if (together.size === 0 || !isPart) return false;
		if (together.size === 1 || rows.some((row) => isSmall(sum(row), k))) return true;
		return rows.length > 1 && isTold(rows, k);
	};
	while (next.length > 0 && isOpen()) together.add(next.shift() ?? 0);
	return isOpen() ? options : [...together].toSorted((a, b) => a - b);
}
