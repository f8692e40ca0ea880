/** Open answers into themes: words, proposals, agreement, and what of them can be counted. */
import { expect, test } from 'vitest';
import { localised } from '#lib/plan/text.ts';
import { codingAgreement, codingSample } from '#lib/survey/theme/coding.ts';
import { themeCodes, themedQuestion } from '#lib/survey/theme/named.ts';
import { proposedThemes } from '#lib/survey/theme/propose.ts';
import { seedsOf } from '#lib/survey/theme/seeds.ts';
import { weighedAnswers } from '#lib/survey/theme/weigh.ts';
import { tokensOf } from '#lib/survey/theme/tokens.ts';
import type { Question } from '#lib/survey/question.ts';

const folded = (text: string) => tokensOf(text).map((token) => token.folded);

test('spellings of one word are one, in three languages', () => {
	expect(folded('الميـــاه مِيَاه والمياه لِلمياه')).toEqual(['مياه', 'مياه', 'مياه', 'مياه']);
	expect(new Set(folded('المدرسة مدرسه المدرسة'))).toEqual(new Set(['مدرسه']));
	expect(new Set(folded('أسعار إسعار آسعار اسعار'))).toEqual(new Set(['اسعار']));
	expect(folded('L’école, les ÉCOLES')).toEqual(['ecole', 'ecole']);
	expect(folded('Jobs and a job')).toEqual(['job', 'job']);
});

test('words that say nothing are left out, whatever their spelling', () => {
	expect(folded('The one with this, because of those')).toEqual([]);
	expect(folded('parce que c’était dans les')).toEqual([]);
	expect(folded('إلى هذا الذي كانت لأنّ')).toEqual([]);
});

const TOPICS = [
	['water', 'well', 'pipes', 'tank', 'pump'],
	['electricity', 'power', 'cuts', 'generator', 'night'],
	['المدرسة', 'التعليم', 'الأطفال', 'المعلمين', 'الصف'],
];
/** Answers of three words of one subject each, in turn. */
const answers = Array.from({ length: 90 }, (_, i) => {
	const words = TOPICS[i % 3] ?? [];
	return [i, i + 1 + (i % 2), i + 3].map((at) => words[at % words.length]).join(' ');
});

test('what is about one thing comes together, and the same answers give the same', () => {
	const themes = proposedThemes(answers, 3);
	expect(themes).toHaveLength(3);
	for (const { answers, words } of themes) {
		expect(new Set(answers.map((at) => at % 3)).size).toBe(1);
		expect(answers).toHaveLength(30);
		expect(TOPICS[(answers[0] ?? 0) % 3]).toEqual(expect.arrayContaining(words.slice(0, 3)));
	}
	expect(proposedThemes(answers, 3)).toEqual(themes);
});

test('an answer of two things lies in both, one without shared words in none', () => {
	const all = [...answers, 'water pipes and electricity cuts', 'xylophone', ''];
	const themes = proposedThemes(all, 3);
	expect(themes.filter((theme) => theme.answers.includes(90))).toHaveLength(2);
	expect(themes.flatMap((theme) => theme.answers)).not.toContain(91);
	expect(themes.flatMap((theme) => theme.answers)).not.toContain(92);
	expect(proposedThemes(['', 'alone'], 4)).toEqual([]);
});

test('an answer lies in a theme of which it has little, in no other, and in none where it has hardly anything', () => {
	const whereLies = (...more: string[]) => {
		const themes = proposedThemes([...answers, ...more], 3);
		return more.map((_, i) => themes.filter((theme) => theme.answers.includes(90 + i)).length);
	};
	expect(whereLies('xylophone zither', 'zither xylophone')).toEqual([0, 0]);
	expect(whereLies('water xylophone zither', 'zither xylophone')).toEqual([1, 0]);
	expect(whereLies('water pipes tank pump electricity')).toEqual([1]);
});

test('a word weighs the more, the fewer answers it stands in', () => {
	const { words, rows } = weighedAnswers(['water pump', 'pump water', 'water', 'water', 'water']);
	expect(words).toEqual(['water', 'pump']);
	const [water = 0, pump = 0] = rows[0]?.weights ?? [];
	expect(water).toBeGreaterThan(0);
	expect(pump).toBeGreaterThan(5 * water);
});

test('themes start from the first of rows that are as good, and from no row that says the same', () => {
	const row = (word: number) => ({ words: [word], weights: [1] });
	const [start] = seedsOf([row(1), row(0)], 2, 1);
	expect([...(start?.theme ?? [])]).toEqual([0, 1]);
	expect(seedsOf([row(0), row(0), row(0)], 1, 3)).toHaveLength(1);
});

test('how far two people agree is told by theme, from fifty answers on', () => {
	const sample = codingSample(Array.from({ length: 300 }, (_, i) => (i % 2 === 0 ? null : 'x')));
	expect(sample).toHaveLength(100);
	expect(sample.every((at) => at % 2 === 1)).toBe(true);
	const coded = (differ: number) =>
		sample.slice(0, 50).map((answer, i) => ({ answer, themes: i < 20 + differ ? [1] : [2] }));
	expect(codingAgreement([coded(0), coded(0).slice(1)], [1, 2], 100)).toBeNull();
	const found = codingAgreement([coded(0), coded(5)], [1, 2, 3], 100);
	expect(found).toMatchObject({ coders: 2, twice: 50 });
	// Of 100 judgements 45 are yes, and 10 of them stand against a no: 1 − 99 × 10 / (2 × 45 × 55).
	expect(found?.alphas.get(1)).toBe(0.8);
	expect(found?.alphas.get(3)).toBeNull();
});

const question: Question = {
	...{ key: 'why', kind: 'text', label: localised('Why?'), options: [], upTo: null, relevant: null },
};
const theme = (id: number, name: string | null, own: number[]) => ({
	...{ id, name: name === null ? null : localised(name), words: [], answers: own },
});

test('themes that a person named are choices; who answered and lies in none chose none', () => {
	const themes = [
		theme(1, 'Water', [0, 2]),
		theme(2, null, [3]),
		theme(3, 'Water', [0]),
		theme(4, 'Empty', []),
	];
	const asked = themedQuestion({ question, answers: ['a', null, 'b', 'c'] }, themes);
	expect(asked.answers).toEqual([[0, 1], null, [0], []]);
	expect(asked.question).toMatchObject({ kind: 'select_multiple', upTo: null });
	expect(asked.question.options.map(({ name }) => name)).toEqual(['water', 'water_2']);
	expect(themeCodes([localised('Prix élevés!'), localised('عمل')])).toEqual(['prix_eleves', 'theme']);
});
