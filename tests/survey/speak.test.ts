/** Which figure of a frozen result is meant. Source: docs/rules.md, Surveys. */
import { expect, test } from 'vitest';
import { speak } from '#lib/survey/speak.ts';

const number = { mean: 3, low: null, high: null, median: 2 };
const result = {
	groups: [{ ...{ group: null, showing: 'shown' as const, n: 40, weighted: null, shares: [] }, number }],
	...{ findings: [], changes: [] },
};
const asked = { ...{ survey: 's', wave: 'w', question: 'size' }, ...{ by: null, group: null } };

test.each(['mean', 'median'] as const)('a %s is of no option', (name) => {
	const told = (option: string | null) =>
		speak({ ...asked, name, option }, { kind: 'integer', options: [] }, result);
	expect(told(null)).toMatchObject({ is: 'told', n: 40 });
	expect(told('some')).toEqual({ is: 'fault', fault: 'unknown option', word: 'some' });
});
