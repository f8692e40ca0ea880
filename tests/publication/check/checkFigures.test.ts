import { describe, expect, test } from 'vitest';
import { localised } from '#lib/plan/text.ts';
import { checkFigures } from '#lib/publication/check/index.ts';
import type { KnownFigure, Knowledge } from '#lib/publication/check/known.ts';

const Q1 = { year: 2024, quarter: 1 } as const;

function figure(name: string, value: number, more: Partial<KnownFigure> = {}): KnownFigure {
	return {
		role: 'reached',
		counted: 'things',
		value,
		about: null,
		indicator: name,
		output: '1.1',
		outcome: '1',
		name: localised(name),
		group: null,
		place: null,
		quarter: Q1,
		headline: false,
		madeOf: [],
		isSum: false,
		live: null,
		...more,
	};
}

const female = { code: 'female', name: localised('Female') };
const FIGURES: readonly KnownFigure[] = [
	figure('# of wells dug', 32),
	figure('# of wells dug', 300, { role: 'target' }),
	figure('# of wells dug', 27, { role: 'before' }),
	figure('# of wells dug', -0.4348, { role: 'change', counted: 'share' }),
	figure('# of wells dug', 14, { role: 'without place' }),
	figure('# of wells dug', 19, { role: 'pipeline' }),
	figure('# of municipalities with wells', 7, { counted: 'places', headline: true }),
	figure('# of municipalities trained in repair', 110, { counted: 'places' }),
	figure('# of farmers trained in repair', 1011, { counted: 'people' }),
	figure('# of farmers trained in repair', 447, { counted: 'people', group: female }),
	figure('USD invested in wells', 1_022_781, { counted: 'money', indicator: 'a' }),
	figure('USD invested in pumps', 37_546, { counted: 'money', indicator: 'b' }),
	figure('USD invested in water', 1_060_327, {
		counted: 'money',
		indicator: 'c',
		madeOf: ['a', 'b'],
		isSum: true,
	}),
];
const KNOWLEDGE: Knowledge = {
	quarter: Q1,
	figures: FIGURES,
	places: [{ code: 'LB7', name: localised('Nabatiyeh') }],
};
const NOTHING: Knowledge = { ...KNOWLEDGE, figures: [], places: [] };

const section = (body: string, output: string | null = '1.1') => ({
	section: 'x',
	output,
	language: 'en',
	body,
});

/** Verdicts of numbers that tell how many. */
function verdicts(body: string): string[] {
	return (checkFigures([section(body)], KNOWLEDGE).sections[0] ?? []).flatMap(({ number, verdict }) => {
		if (verdict.is === 'left') return [];
		const named =
			'figure' in verdict && verdict.figure ? ` ${verdict.figure.role} ${verdict.figure.value}` : '';
		return [`${number.written} ${verdict.is}${named}`];
	});
}

/** Findings of texts, each a section, as `rule weight written would-be`. */
function findings(bodies: readonly string[], knowledge = NOTHING): string[] {
	const { findings: found } = checkFigures(
		bodies.map((body) => section(body)),
		knowledge,
	);
	return found.map(({ rule, weight, written, wouldBe }) =>
		[rule, weight, written ?? '-', wouldBe ?? '-'].join(' '),
	);
}

describe('a number against the figures', () => {
	test.each([
		['32 wells were dug.', ['32 agrees reached 32']],
		['Thirty-two wells were dug.', ['Thirty-two agrees reached 32']],
		['33 wells were dug.', ['33 disagrees reached 32']],
		['32 wells were dug (target: 300).', ['32 agrees reached 32', '300 agrees target 300']],
		['32 wells were dug (target: 320).', ['32 agrees reached 32', '320 disagrees target 300']],
		['32 wells were dug, compared to 27 wells in Q1 2023.', ['32 agrees reached 32', '27 agrees before 27']],
		['A year before 29 wells were dug.', ['29 disagrees before 27']],
		['Wells dug changed by −43 %.', ['−43 % agrees change -0.4348']],
		['Wells dug fell by 43 %.', ['43 % agrees change -0.4348']],
		['USD 1.02 M were invested in wells.', ['USD 1.02 M agrees reached 1022781']],
		['USD 1.03 M were invested in wells.', ['USD 1.03 M disagrees reached 1022781']],
		[
			'1,011 farmers, 447 of them women, were trained in repair.',
			['1,011 agrees reached 1011', '447 agrees reached 447'],
		],
		['1,001 farmers were trained in repair.', ['1,001 disagrees reached 1011']],
		['In 2017 it was 2,988 saleswomen.', ['2,988 elsewhere']],
		['5 wells were dug in Nabatiyeh.', ['5 elsewhere reached 32']],
		['160 billboards were put up.', ['160 unknown']],
		['19 wells are planned to be dug.', ['19 agrees pipeline 19']],
		['18 wells are planned to be dug.', ['18 disagrees pipeline 19']],
		['19 wells were dug.', ['19 disagrees reached 32']],
		['32 wells were dug; 19 wells are in the pipeline.', ['32 agrees reached 32', '19 agrees pipeline 19']],
	])('%s', (body, expected) => {
		expect(verdicts(body)).toEqual(expected);
	});
});

describe('what a narrative says of itself', () => {
	test.each<[string, readonly string[], readonly string[]]>([
		['parts in brackets', ['1,001 people (447 women and 564 men) came.'], ['parts wrong 1001 1011']],
		['parts in a line', ['564 male 447 female 1,001 members'], ['parts wrong 1001 1011']],
		['parts that add up', ['1,011 people (447 women and 564 men) came.'], []],
		['including', ['29 groups, including 27 new groups and 3 old groups, met.'], ['parts wrong 29 30']],
		['including a part alone', ['144 towns, including 31 towns and 6 unions, were told.'], []],
		['a change', ['Cases went from 62 to 9, a decrease of 53 %.'], ['change wrong 0.53 0.8548387096774194']],
		[
			'a change whose rest is told for it, as a quarter’s analysis of referrals did',
			['Referrals to basic assistance went from 10,438 to 4,026, a 38% decrease.'],
			['change wrong 0.38 0.6142939260394712'],
		],
		['a change that is right', ['Income was Rs. 1572.50. It decreased by 43 percent to Rs. 888.80.'], []],
		[
			'a share of people',
			['Of 12 staff (68 % female staff) two left.'],
			['share of people wrong 0.68 0.6666666666666666'],
		],
		['a share that can be', ['117 staff (68 % female staff) were trained.'], []],
		['respondents that are a share', ['Eleven respondents (3%) said so.'], []],
		['a table', ['\nNorth 324\nSouth 285\nTotal 619\n'], ['table wrong 619 609']],
		['a list', ['The five parts are: 1) a; 2) b; 3) c; 4) d; 4) e.'], ['numbering wrong 4 5']],
		['a list of fewer', ['The five parts are: 1) a; 2) b; 3) c; 4) d.'], ['listed look 5 4']],
		[
			'waves',
			[
				'The perception survey of UNDP closed its 18th wave.',
				'Source: perception survey of UNDP, wave XVII.',
			],
			['numbered twice look 17 18'],
		],
		['waves of other surveys', ['The crop survey closed its 18th wave.', 'A health study, wave XVII.'], []],
		[
			'fewer than they represent',
			['110 municipalities (represented by 99 agents) came.'],
			['represented look 99 110'],
		],
		['a future that is over', ['Support will take place during Q1.'], ['future look - -']],
		['a future to come', ['Support will take place during Q2, on what 2023 taught.'], []],
		['what builds on the past', ['It will build on the success in 2023.'], []],
		[
			'an addition',
			['32 initiatives took place. In addition, 14 initiatives are not geographically disaggregated.'],
			['addition or part look 14 32'],
		],
		[
			'incomes',
			[
				'41 women are members, and the turnover is INR 12,00,000. Each earns a monthly income of INR 7000 - 8000.',
			],
			['above the turnover look 1200000 3444000'],
		],
		[
			'incomes in crores',
			[
				'More than 4000 saleswomen earn a monthly income of INR 8,000–10,000. The annual turnover is over INR 12 crores.',
			],
			['above the turnover look 120000000 384000000'],
		],
		['incomes that can be', ['25 workers earn INR 7000 monthly. The annual turnover is 1.6 crore INR.'], []],
		[
			'other dates',
			[
				'In 2017 the tablet app RSV was used by 2,988 saleswomen.',
				'Today the tablet app RSV is used by more than 4,000 saleswomen.',
			],
			['told twice note 4000 2988'],
		],
		[
			'a choice',
			['Asked about the top three trainings, many chose one.\n\nWhich would help? (check all that apply)'],
			['choice look - -'],
		],
		['a free choice', ['What do you use? (check all that apply)'], []],
		['a letter', ['I,001 members joined.'], ['letter wrong 1001 1001']],
	])('%s', (_, bodies, expected) => {
		expect(findings(bodies)).toEqual(expected);
	});

	test.each<[string, string, readonly string[]]>([
		['villages for municipalities', 'Wells stand in 7 villages.', ['other kind look 7 -']],
		['more than what it is', 'More than 32 wells were dug.', ['not more look 32 32']],
		[
			'more than the headline',
			'Wells came to 7 municipalities; 110 municipalities were trained in repair.',
			['above the headline look 110 7'],
		],
		[
			'parts that agree only by rounding',
			'USD 1.02 M were invested in wells and USD 37,546 in pumps.',
			['parts of a figure note 1057546 1060327'],
		],
		['parts to the last digit', 'USD 1,022,781 were invested in wells and USD 37,546 in pumps.', []],
	])('against its figures: %s', (_, body, expected) => {
		expect(findings([body], KNOWLEDGE)).toEqual(expected);
	});
});
