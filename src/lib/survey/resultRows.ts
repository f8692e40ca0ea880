/** A wave's figures as rows: the layout in which IMPACT's packages keep the results of an analysis. */
import type { PublishedGroup } from './published.ts';

export const RESULT_COLUMNS = [
	'analysis_type',
	'analysis_var',
	'analysis_var_value',
	'group_var',
	'group_var_value',
	'stat',
	'stat_low',
	'stat_upp',
	'n',
	'n_total',
	'n_w',
	'n_w_total',
	'analysis_key',
	'origin',
] as const;

/** What a wave shows of one question, whole or by another one. */
interface Result {
	readonly question: { readonly key: string; readonly kind: string };
	/** Key of the question by which it is split; null: it is not. */
	readonly by: string | null;
	/** Options of which the source prints the share; null: nothing of it is invented or printed elsewhere. */
	readonly printed: readonly string[] | null;
	readonly groups: readonly PublishedGroup[];
}
type Row = readonly (string | number | null)[];

/** What stands for other answers in a file. */
export const OTHERS = 'other_answers';

function keyOf(kind: string, variable: string, value: string, by: string, group: string): string {
	return `${kind} @/@ ${variable} %/% ${value} @/@ ${by} %/% ${group}`;
}

function groupRows({ question, by, printed }: Result, group: PublishedGroup): Row[] {
	const [split, name] = [by ?? 'NA', group.group ?? 'NA'];
	const at = [by, group.group] as const;
	const total = [group.n, null, group.weighted] as const;
	const origin = (option: string) => printed && (printed.includes(option) ? 'published' : 'invented');
	if (group.number) {
		const { mean, low, high, median } = group.number;
		const row = (kind: string, stat: number, margin: Row): Row => [
			...[kind, question.key, null, ...at, stat, ...margin, group.n, ...total],
			keyOf(kind, question.key, 'NA', split, name),
			origin(kind),
		];
		return [row('mean', mean, [low, high]), row('median', median, [null, null])];
	}
	const kind = question.kind === 'select_one' ? 'prop_select_one' : 'prop_select_multiple';
	return group.shares.map(({ option, n, share, low, high }) => [
		...[kind, question.key, option ?? OTHERS, ...at, share, low, high, n, ...total],
		keyOf(kind, question.key, option ?? OTHERS, split, name),
		origin(option ?? OTHERS),
	]);
}

/** One row for each figure that is shown; of groups with too few there is none. */
export function resultRows(results: readonly Result[]): Row[] {
	return results.flatMap((result) => result.groups.flatMap((group) => groupRows(result, group)));
}
