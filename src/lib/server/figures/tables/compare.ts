/** The comparison of two quarters or districts, as a file. */
import type { Pair, Side } from '#lib/figures/sideBySide.ts';
import { plain } from '#lib/i18n/locale.ts';
import { formatQuarter } from '#lib/plan/quarter.ts';
import { table, type Column, type Tables } from '#lib/server/files/table.ts';
import { readCompared } from '#lib/server/figures/compare.ts';

const LABEL: readonly Column<Pair>[] = [
	{ name: 'indicator', tag: '#indicator+code', cell: ({ indicator }) => indicator.code },
	{ name: 'indicator_name', tag: '#indicator+name', cell: ({ indicator }) => plain(indicator.name) },
	{ name: 'unit', tag: '#indicator+unit', cell: ({ indicator }) => indicator.unit },
];

/** What a side is stands in every row: a file travels without its address. */
function columnsOf(name: 'left' | 'right', { quarter, place }: Side): Column<Pair>[] {
	return [
		{ name: `${name}_quarter`, tag: `#date+quarter+${name}`, cell: () => formatQuarter(quarter) },
		{ name: `${name}_place`, tag: `#loc+code+${name}`, cell: () => place?.pcode ?? null },
		{ name: `${name}_reached`, tag: `#reached+num+${name}`, cell: (pair) => pair[name] },
	];
}

const DIFFERENCE: readonly Column<Pair>[] = [
	{ name: 'difference', tag: '#reached+difference+num', cell: ({ difference }) => difference },
	{ name: 'change', tag: '#reached+change+pct', cell: ({ change }) => change },
];

export const COMPARE_TABLES: Tables = {
	compare: async ({ reader, quarter, url }) => {
		const { left, right, pairs, window } = await readCompared(reader, quarter, url);
		const columns = [...LABEL, ...columnsOf('left', left), ...columnsOf('right', right), ...DIFFERENCE];
		return table(`compare-${window}`, columns, pairs);
	},
};
