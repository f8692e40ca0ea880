/** Figures of locked quarters do not move through what they are made of. Source: docs/rules.md, Review. */
import { describe, expect, test } from 'vitest';
import { readFileAt } from '../../support/reader.ts';
import { tinyRows, withText } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

const FRAMEWORK = [
	'level,code,parent,name,unit,calculation,parts,numerator,denominator,counts_people,headline,required,direction,baseline',
	'outcome,1,,Outcome,,,,,,,,,,',
	'output,1.1,1,Output,,,,,,,,,,',
	'indicator,1.1.a,1.1,People trained,people,sum,,,,yes,,,,',
	'indicator,1.1.b,1.1,Municipalities,count,distinct,,,,,,,,',
	'indicator,1.1.e,1.1,People fed,people,sum,,,,yes,,,,',
	'indicator,1.1.w,1.1,Waiting,people,latest,,,,,,,down,100',
	'',
].join('\n');
const row = (quarter: number, indicator: string, place: string, value: number) =>
	`P1,2024,${quarter},approved,A-${indicator}-${place},${indicator},${place},completed,,,,,,,${value},`;
const REPORTS = [
	tinyRows('reports.csv')[0],
	row(1, '1.1.a', 'M1', 50),
	row(1, '1.1.e', 'M1', 40),
	row(1, '1.1.b', 'M2', 1),
	row(1, '1.1.w', 'M1', 60),
	row(2, '1.1.a', 'M2', 7),
	'',
].join('\n');
const TARGETS = [
	'indicator,year,quarter,place,cohort,sex,target,from_quarter',
	'1.1.a,2024,,,,,100,',
	'1.1.w,2024,,,,,20,',
	'',
].join('\n');
const BASE = { 'framework.csv': FRAMEWORK, 'reports.csv': REPORTS, 'targets.csv': TARGETS };

/** One text in one of the files replaced. */
function changed(file: keyof typeof BASE, text: string, by: string) {
	if (!BASE[file].includes(text)) throw new Error(`${file} has no ${text}`);
	return { ...BASE, [file]: BASE[file].replace(text, by) };
}
const place = (text: string, by: string) => ({ ...BASE, ...withText('places.csv', text, by) });
const later = (from: string) => ({
	...BASE,
	...withText(
		'plan.json',
		'"people_method":"largest"',
		`"people_method":"largest","later_people_methods":[{"from":"${from}","people_method":"sum"}]`,
	),
});

describe('is asked about', () => {
	test.each([
		[
			'how people are added up',
			{ ...BASE, ...withText('plan.json', '"largest"', '"sum"') },
			'plan.json',
			'people reached 50 → 90',
		],
		['how they are from a locked quarter on', later('2024-Q1'), 'plan.json', 'people reached 50 → 90'],
		[
			'who counts people',
			changed(
				'framework.csv',
				'1.1.a,1.1,People trained,people,sum,,,,yes',
				'1.1.a,1.1,People trained,people,sum,,,,no',
			),
			'framework.csv',
			'people reached 50 → 40',
		],
		[
			'which way is good',
			changed('framework.csv', 'down,100', 'up,'),
			'framework.csv',
			'1.1.w share 0.5 → 3',
		],
		[
			'what it began with',
			changed('framework.csv', 'down,100', 'down,180'),
			'framework.csv',
			'1.1.w share 0.5 → 0.75',
		],
		[
			'the kind of a place',
			place(
				'M1,Municipality one,,3,ZZ11,33.5,35.5,1000,',
				'M1,Municipality one,,3,ZZ11,33.5,35.5,1000,union',
			),
			'places.csv',
			'1.1.a without place 0 → 50',
		],
		[
			'where a place lies',
			place(
				'M1,Municipality one,,3,ZZ11,33.5,35.5,1000,',
				'ZZ12,District two,,2,ZZ1,,,,\nM1,Municipality one,,3,ZZ12,33.5,35.5,1000,',
			),
			'places.csv',
			'1.1.a at ZZ11 50 → unknown',
		],
		[
			'the target of the year',
			changed('targets.csv', ',100,', ',200,'),
			'targets.csv',
			'1.1.a share 0.5 → 0.25',
		],
	])('%s', async (_what, files, file, figure) => {
		const { take, everything } = await workshop();
		await take(BASE);
		const before = await everything();
		const { issues } = await refusal(take(files));
		expect(issues.kept).toMatchObject([{ kind: 'locked figure', file }]);
		const [{ message } = { message: '' }] = issues.kept;
		expect(message).toContain(
			`What ${file} changes would move figures of 2024-Q1, which was locked after 2024-05-05:`,
		);
		expect(message).toContain(figure);
		expect(message).toContain('give --reopen "reason"');
		expect(await everything()).toEqual(before);
		// With a dry run as well.
		await refusal(take(files, { dryRun: true }));
	});

	test('all that moves, by quarter, and nothing of the quarter that is open', async () => {
		const { take } = await workshop();
		await take(BASE);
		const { issues } = await refusal(take({ ...BASE, ...withText('plan.json', '"largest"', '"sum"') }));
		expect(issues.kept).toHaveLength(1);
		expect(issues.kept[0]?.message).not.toContain('2024-Q2');
	});
});

describe('moves nothing', () => {
	test.each([
		['a first target', changed('targets.csv', '1.1.w,2024', '1.1.e,2024,,,,,10,\n1.1.w,2024')],
		[
			'a target from an open quarter on',
			changed('targets.csv', '1.1.w,2024', '1.1.a,2024,,,,,400,2\n1.1.w,2024'),
		],
		['a method of people from an open quarter on', later('2024-Q2')],
		['a first milestone', changed('targets.csv', '1.1.w,2024', '1.1.a,2024,1,,,,25,\n1.1.w,2024')],
		['a new place', place('C1,Camp', 'M3,Municipality three,,3,ZZ11,,,,\nC1,Camp')],
		[
			'a new indicator',
			changed(
				'framework.csv',
				'indicator,1.1.e',
				'indicator,1.1.c,1.1,New,people,sum,,,,yes,,,,\nindicator,1.1.e',
			),
		],
		['another name', changed('framework.csv', 'People fed', 'People who ate')],
		[
			'a report of an open quarter',
			changed('reports.csv', row(2, '1.1.a', 'M2', 7), row(2, '1.1.a', 'M2', 8)),
		],
	])('%s', async (_what, files) => {
		const { take } = await workshop();
		await take(BASE);
		const { summary, moved } = await take(files);
		expect(Object.values(summary).some(({ added, changed }) => added + changed > 0)).toBe(true);
		expect(moved).toEqual([]);
	});

	test('another sector, with all its history', async () => {
		const { take, db } = await workshop();
		await take(BASE);
		const before = await readFileAt(
			db,
			{ plan: 'tiny', sector: 'stability' },
			'progress?year=2024&quarter=1',
		);
		const { moved, summary } = await take({
			...BASE,
			...withText('plan.json', '"code":"stability"', '"code":"water"'),
		});
		expect(moved).toEqual([]);
		expect(summary.reports).toEqual({ added: 2, changed: 0 });
		const after = await readFileAt(db, { plan: 'tiny', sector: 'stability' }, 'progress?year=2024&quarter=1');
		const figures = (body: string) => (JSON.parse(body) as { indicators: unknown }).indicators;
		expect(figures(after)).toEqual(figures(before));
	});
});

test('a reason moves them, and stands in the record with what moved', async () => {
	const { take, ask } = await workshop();
	await take(BASE);
	const { moved } = await take(changed('targets.csv', ',100,', ',200,'), { reopen: 'endorsed in June' });
	const share = { sector: 'stability', quarter: '2024-Q1', window: 'quarter', figure: '1.1.a share' };
	expect(moved).toContainEqual({ ...share, before: 0.5, after: 0.25 });
	const [entry] = await ask<{ after: string }>('select after from audit_entry order by id desc limit 1');
	expect(JSON.parse(entry?.after ?? '')).toMatchObject({ reopened: 'endorsed in June', moved });
	// It opens the period to nobody.
	expect(await ask('select * from period_reopening')).toEqual([]);
});

/** 1.1.a with what follows, or with another sensitivity; the second quarter is locked as well. */
function following(what: { calculations?: string; sensitivity?: string; sensitivities?: string } = {}) {
	const { calculations = '', sensitivity = '', sensitivities = '' } = what;
	const cells = (line: string) => {
		if (line.startsWith('level')) return ',sensitivity,later_calculations,later_sensitivities';
		return line.includes('1.1.a') ? `,${sensitivity},${calculations},${sensitivities}` : ',,,';
	};
	return {
		...BASE,
		...withText('periods.csv', '2024-07-20,\n', '2024-07-20,2024-08-05\n2024,3,2024-10-01,2024-10-20,\n'),
		'framework.csv': FRAMEWORK.split('\n')
			.map((line) => (line === '' ? '' : line + cells(line)))
			.join('\n'),
		'reports.csv': [REPORTS.trim(), row(2, '1.1.a', 'M1', 9), ''].join('\n'),
	};
}
const LATER = { now: new Date('2024-09-01T00:00:00Z') };

describe('what follows within a plan', () => {
	test('a calculation from a locked quarter on is refused with what it would move', async () => {
		const { take, everything } = await workshop();
		await take(following());
		const before = await everything();
		const { issues } = await refusal(take(following({ calculations: '2024-Q2 latest' }), LATER));
		expect(issues.kept).toMatchObject([{ kind: 'locked figure', file: 'framework.csv' }]);
		expect(issues.kept[0]?.message).toContain('would move figures of 2024-Q2');
		expect(issues.kept[0]?.message).toContain('1.1.a reached 66 → 16');
		expect(await everything()).toEqual(before);
		const { moved } = await take(following({ calculations: '2024-Q2 latest' }), {
			...LATER,
			reopen: 'members were added up',
		});
		expect(moved).toContainEqual(
			expect.objectContaining({ quarter: '2024-Q2', figure: '1.1.a reached', before: 66, after: 16 }),
		);
	});

	test('from an open quarter on it moves nothing, and a plan may come back from it', async () => {
		const { take } = await workshop();
		await take(following());
		expect((await take(following({ calculations: '2024-Q3 latest' }), LATER)).moved).toEqual([]);
		expect((await take(following({ calculations: '2024-Q3 peak;2024-Q4 sum' }), LATER)).moved).toEqual([]);
	});

	test('a sensitivity that a locked quarter would be shown by is refused, a later one is not', async () => {
		const { take } = await workshop();
		await take(following());
		for (const what of [{ sensitivity: 'district' }, { sensitivities: '2024-Q2 district' }]) {
			const { issues } = await refusal(take(following(what), LATER));
			expect(issues.kept).toMatchObject([{ kind: 'locked period', file: 'framework.csv' }]);
			expect(issues.kept[0]?.message).toContain('later_sensitivities');
		}
		await take(following({ sensitivities: '2024-Q3 district' }), LATER);
		await take(following({ sensitivity: 'district' }), { ...LATER, reopen: 'people asked for it' });
	});

	test.each([
		['2024-Q3 distinct', 'is not understood'],
		['latest', 'is not understood'],
		['2024-Q3 latest;2024-Q3 sum', 'in the order of their first quarters'],
	])('%s is refused in a sentence', async (calculations, sentence) => {
		const { take } = await workshop();
		const { issues } = await refusal(take(following({ calculations })));
		expect(issues.kept[0]?.message).toContain(sentence);
	});

	test.each([
		['months', 'P1,2024,2,approved,A-m,1.1.e,M1,completed,,,,,,,5,,4', '1.1.e', '2024-Q2 peak'],
		['for the year', 'P1,2024,,approved,A-y,1.1.e,M1,completed,,,,,,,5,,', '1.1.e', '2024-Q2 latest'],
	])('what is told %s keeps the calculation of its quarter', async (_what, line, code, calculations) => {
		const { take } = await workshop();
		const base = following();
		const periods = withText(
			'periods.csv',
			'2024-07-20,\n',
			'2024-07-20,\n2024,3,2024-10-01,2024-10-20,\n2024,4,2025-01-01,2025-01-20,\n',
		);
		const reports = base['reports.csv']
			.split('\n')
			.map((row, i) => (row === '' ? '' : i === 0 ? `${row},month` : `${row},`));
		const files = { ...base, ...periods, 'reports.csv': [...reports.slice(0, -1), line, ''].join('\n') };
		await take(files);
		const follows = base['framework.csv'].replace(
			new RegExp(`(indicator,${code},.*),,$`, 'm'),
			`$1,${calculations},`,
		);
		const { issues } = await refusal(
			take({ ...files, 'framework.csv': follows, 'reports.csv': `${reports[0] ?? ''}\n` }),
		);
		expect(issues.kept).toMatchObject([{ kind: 'changed calculation', column: 'later_calculations' }]);
		expect(issues.kept[0]?.message).toContain('P1 in 2024-Q');
	});

	test('nothing follows a count of places', async () => {
		const { take } = await workshop();
		const files = following();
		const framework = files['framework.csv'].replace(
			'distinct,,,,,,,,,,,',
			'distinct,,,,,,,,,,2024-Q3 latest,',
		);
		const { issues } = await refusal(take({ ...files, 'framework.csv': framework }));
		expect(issues.kept[0]?.message).toContain('counts something else');
	});
});
