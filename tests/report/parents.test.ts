import { expect, test } from 'vitest';
import { parentsAsTotals } from '#lib/report/parents.ts';
import type { ReportCell } from '#lib/report/row.ts';

const group = (id: number, parent: number | null, dimension: 'cohort' | 'sex' = 'cohort') => ({
	...{ id, parent, dimension },
	...{ code: `g${id}`, name: { en: `Group ${id}` } },
});
/** Cohorts: 1, of which 2 and 3; 4. Sexes: 5 and 6. */
const GROUPS = [group(1, null), group(2, 1), group(3, 1), group(4, null), group(5, null, 'sex')];
const asked = (cells: readonly ReportCell[]) =>
	parentsAsTotals([{ id: 7, cells }], GROUPS).map((finding) =>
		finding.rule === 'parent as total' ? [finding.activity, finding.group.en] : null,
	);
const of = (cohort: number, value: number, sex?: number): ReportCell => ({
	groups: sex === undefined ? { cohort } : { sex, cohort },
	value,
});

test('a group that has as many as those inside of it is asked about', () => {
	expect(asked([of(1, 100), of(2, 60), of(3, 40)])).toEqual([[7, 'Group 1']]);
	expect(asked([of(1, 60), of(2, 60)])).toEqual([[7, 'Group 1']]);
});

test('one that has the rest is not, nor one with nobody, nor one whose children have no cell', () => {
	expect(asked([of(1, 10), of(2, 60), of(3, 40)])).toEqual([]);
	expect(asked([of(1, 0), of(2, 0), of(3, 0)])).toEqual([]);
	expect(asked([of(1, 100), of(4, 100)])).toEqual([]);
	expect(asked([])).toEqual([]);
});

test('cells are compared beside the same other groups only', () => {
	expect(asked([of(1, 60, 5), of(2, 60)])).toEqual([]);
	expect(asked([of(1, 60, 5), of(2, 60, 5)])).toEqual([[7, 'Group 1']]);
});
