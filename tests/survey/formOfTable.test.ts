/** Numbers in a file of answers without a questionnaire. Source: docs/exchange.md, Surveys. */
import { expect, test } from 'vitest';
import { readData } from '#lib/survey/data/readData.ts';
import { formOfTable } from '#lib/survey/form/formOfTable.ts';

/** Of 12 people, numbers from there on below a heading, beside what tells nothing of anybody. */
function read(heading: string, from: number) {
	const rows = Array.from({ length: 12 }, (_, i) => ({ cells: [String(from + (i % 4)), 'f'], at: i + 2 }));
	const table = { headings: [heading, 'Sex'], rows };
	const none = { weight: null, stratum: null, unit: null, weightKind: 'relative', keep: [] } as const;
	return readData(formOfTable(table), table, none);
}

test.each([
	...['Phone', 'Household ID', 'Case number', 'Enumerator code', 'Supervisor', 'Code enquêteur', 'المشرف'],
	'رقم الهوية',
])('the numbers below “%s” stand for somebody and are dropped', (heading) => {
	const { asked, dropped } = read(heading, 301);
	expect(asked.map(({ question }) => question.key)).toEqual(['sex']);
	expect(dropped).toHaveLength(1);
	expect(dropped[0]?.why).toMatch(/^(?:name|contact|identifier)$/);
});

test.each(['Number of staff', 'Nombre de facilitateurs', 'How many monitors?', 'عدد الموظفين'])(
	'the numbers below “%s” count, and stay',
	(heading) => {
		const [first] = read(heading, 1).asked;
		expect(first?.question.kind).toBe('integer');
		expect(first?.answers).toEqual([1, 2, 3, 4, 1, 2, 3, 4, 1, 2, 3, 4]);
	},
);
