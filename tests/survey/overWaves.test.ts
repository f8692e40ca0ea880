/** A question over its waves: joined where waves follow each other and are worded alike, and nowhere else. */
import { describe, expect, test } from 'vitest';
import { layoutWaves, waveStretches, WAVE_PANEL } from '#lib/charts/waves.ts';
import { localised } from '#lib/plan/text.ts';
import { overRows } from '#lib/survey/overRows.ts';
import { questionOverWaves, stretchesOf, type AskedInWave } from '#lib/survey/overWaves.ts';
import { toThousandths } from '#lib/survey/published.ts';
import type { Showing } from '#lib/survey/showing.ts';
import { overNotes } from '#lib/survey/words/overWaves.ts';

interface Made {
	/** By option, what the wave before calls it. */
	readonly was?: Readonly<Record<string, string>>;
	readonly day: string;
	/** By option; an interval of five hundredths to either side where people were drawn. */
	readonly shares: Readonly<Record<string, number>>;
	readonly isDrawn?: boolean;
	readonly wording?: string;
	readonly showing?: Showing;
	readonly printed?: readonly string[];
}

function made({
	day,
	shares,
	isDrawn = true,
	wording = 'Safe?',
	showing = 'shown',
	printed,
	was = {},
}: Made): AskedInWave {
	return {
		wave: { code: day, name: localised(`Wave of ${day}`), firstDay: day, lastDay: day },
		question: {
			...{ key: 'safe', kind: 'select_one', label: localised(wording), upTo: null, relevant: null },
			options: [...new Set(['yes', 'no', 'unsure', ...Object.keys(shares)])].map((name) => ({
				...{ name, label: localised(`The ${name}`) },
				...(was[name] !== undefined && { was: was[name] }),
			})),
		},
		group: {
			...{ group: null, showing, n: 400, weighted: null, number: null },
			shares:
				showing === 'few'
					? []
					: Object.entries(shares).map(([option, share]) => ({
							...{ option, n: Math.round(share * 400), share },
							low: isDrawn ? toThousandths(share - 0.05) : null,
							high: isDrawn ? toThousandths(share + 0.05) : null,
						})),
		},
		printed: printed ?? null,
	};
}

const FOUR = [
	made({ day: '2022-01-01', shares: { yes: 0.3, no: 0.5, unsure: 0.2 } }),
	made({ day: '2023-01-01', shares: { yes: 0.4, no: 0.6 } }),
	made({ day: '2023-07-01', shares: { yes: 0.5, no: 0.5 }, wording: 'How safe?' }),
	made({ day: '2024-01-01', shares: { yes: 0.6, no: 0.4, unsure: 0.1 }, wording: 'How safe?' }),
];

const over = (all: readonly AskedInWave[]) => {
	const found = questionOverWaves(all);
	if (!found) throw new Error('nothing is drawn');
	return found;
};
const lineOf = (all: readonly AskedInWave[], option: string | null) => {
	const found = over(all);
	const line = found.lines.find((one) => one.option === option);
	if (!line) throw new Error(`no line of ${option}`);
	return { found, line, stretches: stretchesOf(found, line) };
};

describe('an option that was called otherwise', () => {
	const waves = [
		made({ day: '2022-01-01', shares: { fine: 0.2, no: 0.8 }, printed: ['fine'] }),
		made({ day: '2023-01-01', shares: { good: 0.3, no: 0.7 }, was: { good: 'fine' }, printed: [] }),
		made({ day: '2024-01-01', shares: { yes: 0.4, no: 0.6 }, was: { yes: 'good' }, printed: [] }),
	];

	test('is one line over all its names, and what it was called stands beside', () => {
		const { found, line, stretches } = lineOf(waves, 'yes');
		expect(line.figures.map((figure) => figure?.value)).toEqual([0.2, 0.3, 0.4]);
		expect(line.figures.map((figure) => figure?.isPrinted)).toEqual([true, false, false]);
		expect(stretches).toEqual([[0, 1, 2]]);
		expect(found.lines.map(({ option }) => option)).toEqual(['yes', 'no']);
		expect(line.before.map(({ label, until }) => [label.en, until.en])).toEqual([
			['The fine', 'Wave of 2022-01-01'],
			['The good', 'Wave of 2023-01-01'],
		]);
		expect(overNotes(found).join(' ')).toContain('“The yes” was called “The good” up to this wave');
	});

	test('is not taken for another one that has its name by now', () => {
		const swapped = [
			made({ day: '2022-01-01', shares: { yes: 0.2, sure: 0.8 } }),
			made({ day: '2023-01-01', shares: { yes: 0.7, sure: 0.3 }, was: { sure: 'yes', yes: 'sure' } }),
		];
		expect(lineOf(swapped, 'sure').line.figures.map((figure) => figure?.value)).toEqual([0.2, 0.3]);
		const taken = [
			made({ day: '2022-01-01', shares: { yes: 0.2, sure: 0.8 } }),
			made({ day: '2023-01-01', shares: { sure: 0.3 }, was: { sure: 'yes' } }),
		];
		expect(lineOf(taken, 'sure').line.figures.map((figure) => figure?.value)).toEqual([0.2, 0.3]);
		expect(lineOf(taken, 'sure@2022-01-01').line.figures.map((figure) => figure?.value ?? null)).toEqual([
			0.8,
			null,
		]);
	});
});

describe('a line', () => {
	test('breaks where the wording changed and where a wave does not tell the answer', () => {
		expect(lineOf(FOUR, 'yes').stretches).toEqual([
			[0, 1],
			[2, 3],
		]);
		expect(lineOf(FOUR, 'unsure').stretches).toEqual([[0], [3]]);
		const few = FOUR.with(1, made({ day: '2023-01-01', shares: { yes: 0.4 }, showing: 'few' }));
		expect(lineOf(few, 'yes').stretches).toEqual([[0], [2, 3]]);
	});

	test('is of each answer in the order of the newest wave, and none is drawn of a single wave', () => {
		expect(over(FOUR).lines.map(({ option }) => option)).toEqual(['yes', 'no', 'unsure']);
		expect(questionOverWaves(FOUR.slice(0, 1))).toBeNull();
		expect(overNotes(over(FOUR)).join(' ')).toContain('Wave of 2023-07-01');
	});

	test('has a band between the ends of its intervals, and none in an open survey', () => {
		const { found, line } = lineOf(FOUR, 'yes');
		const panel = layoutWaves(found, false);
		const [first] = waveStretches(found, line, panel);
		const y = (share: number) => Math.round(panel.y(share) * 10) / 10;
		for (const share of [0.25, 0.35, 0.35, 0.45]) expect(first?.band).toContain(`,${y(share)}`);
		const open = FOUR.map((_, i) => made({ day: `202${i}-01-01`, shares: { yes: 0.5 }, isDrawn: false }));
		const drawn = lineOf(open, 'yes');
		const stretches = waveStretches(drawn.found, drawn.line, layoutWaves(drawn.found, false));
		expect(stretches.map(({ band, alone }) => [band, alone])).toEqual([['', null]]);
		expect(stretches[0]?.line).not.toBe('');
		expect(overNotes(drawn.found)).toEqual([]);
	});
});

describe('the panel', () => {
	test('has days as far apart as they are, and mirrors where reading does', () => {
		const panel = layoutWaves(over(FOUR), false);
		const [a = 0, b = 0, c = 0, d = 0] = panel.at;
		expect((b - a) / (d - a)).toBeCloseTo(0.5, 1);
		expect((c - b) / (d - b)).toBeCloseTo(181 / 365, 2);
		const mirrored = layoutWaves(over(FOUR), true);
		expect(mirrored.at.map((x) => Math.round(WAVE_PANEL.width - x))).toEqual(panel.at.map(Math.round));
	});

	test('begins at nothing and holds every interval', () => {
		const panel = layoutWaves(over(FOUR), false);
		expect(panel.y.domain()[0]).toBe(0);
		expect(panel.y(0.65)).toBeGreaterThanOrEqual(0);
		expect(panel.y.domain()[1]).toBeLessThanOrEqual(1);
	});
});

test('rows say of each figure where it stands, and whether a source prints it', () => {
	const marked = FOUR.with(
		3,
		made({ day: '2024-01-01', shares: { yes: 0.6 }, wording: 'How safe?', printed: ['yes'] }),
	);
	const rows = overRows(over(marked));
	expect(rows).toContainEqual([
		'2024-01-01',
		'2024-01-01',
		'2024-01-01',
		'no',
		'yes',
		0.6,
		0.55,
		0.65,
		240,
		400,
		'published',
	]);
	expect(rows).toContainEqual([
		'2023-07-01',
		'2023-07-01',
		'2023-07-01',
		'yes',
		'no',
		0.5,
		0.45,
		0.55,
		200,
		400,
		null,
	]);
	expect(rows.filter(([, , , , answer]) => answer === 'unsure')).toHaveLength(1);
});

describe('other answers', () => {
	const joined = (wave: AskedInWave, share: number): AskedInWave => {
		const { group } = wave;
		if (!group) throw new Error('no group');
		const other = { option: null, n: 40, share, low: null, high: null };
		return { ...wave, group: { ...group, shares: [...group.shares, other] } };
	};
	const WAVES = [
		joined(made({ day: '2021-01-01', shares: { yes: 0.5, no: 0.4 } }), 0.1),
		joined(made({ day: '2022-01-01', shares: { yes: 0.4, no: 0.4 } }), 0.2),
		joined(made({ day: '2023-01-01', shares: { yes: 0.6 } }), 0.4),
		made({ day: '2024-01-01', shares: { yes: 0.6, no: 0.4 } }),
	];

	test('stand behind all others, and lead on only where they are the same ones', () => {
		const found = over(WAVES);
		const last = found.lines.at(-1);
		expect(last?.figures.map((figure) => figure?.value ?? null)).toEqual([0.1, 0.2, 0.4, null]);
		expect(last && stretchesOf(found, last)).toEqual([[0, 1], [2]]);
		expect(overNotes(found).join()).toContain('Other answers are not the same ones');
		expect(overNotes(over(WAVES.slice(0, 2))).join()).not.toContain('Other answers');
		expect(overRows(found).filter((row) => row.includes('other_answers'))).toHaveLength(3);
	});

	test('of waves that tell each answer there is no such line', () => {
		expect(over(FOUR).lines.map(({ option }) => option)).toEqual(['yes', 'no', 'unsure']);
	});
});
