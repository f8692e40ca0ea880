/** What the API answers about surveys and publications: what strangers read of them, and nothing else. */
import { eq } from 'drizzle-orm';
import { beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import * as schema from '#db/schema/index.ts';
import { publicationsAnswer } from '#lib/exchange/forms/publications.ts';
import {
	surveyAnswer,
	surveyResultAnswer,
	surveysAnswer,
	surveyThemesAnswer,
	surveyWhyAnswer,
} from '#lib/exchange/forms/surveys.ts';
import { transaction } from '#lib/server/database/driver.ts';
import { NOW, useQuarter } from '../publication/setting.ts';

type Handler = (asked: object) => Promise<Response>;
const routes = import.meta.glob<Handler>('/src/routes/api/v1/plans/**/+server.ts', { import: 'GET' });
const SURVEY = '/surveys/[survey]';
const QUESTION = `${SURVEY}/waves/[wave]/questions/[question]`;
const PUBLICATIONS = '/sectors/[sector]/publications';

const quarter = useQuarter([]);
const share = (option: string | null, n: number, of: number) => ({
	...{ option, n, share: n / of, low: null, high: null },
});
const group = (name: string, yes: number, of: number) => ({
	...{ group: name, showing: 'shown' as const, n: of, weighted: null, number: null },
	shares: [share('yes', yes, of), share(null, of - yes, of)],
});

beforeEach(async () => {
	await transaction(quarter.db, async (writer) => {
		const { surveyQuestion } = schema;
		const ofKey = writer.select().from(surveyQuestion).where(eq(surveyQuestion.key, 'safe'));
		const [safe] = await ofKey.orderBy(surveyQuestion.id);
		const { waveId = 0, id = 0 } = safe ?? {};
		const options = ['female', 'male'].map((name) => ({ name, label: { en: name } }));
		const label = { en: 'Sex' };
		await writer
			.insert(schema.surveyQuestion)
			.values({ waveId, position: 10, key: 'sex', kind: 'select_one', label, options });
		const few = { ...group('male', 0, 0), showing: 'few' as const, n: null, shares: [] };
		const groups = [group('female', 22, 34), few];
		await writer
			.insert(schema.surveyResult)
			.values({ questionId: id, byKey: 'sex', result: { groups, findings: [], changes: [] } });
	});
});

async function ask(route: string, params: object, question = '') {
	const handler = await routes[`/src/routes/api/v1/plans/[plan]${route}/+server.ts`]?.();
	const url = new URL(`http://localhost/api${question}`);
	const locals = { db: quarter.db, viewer: null, now: NOW };
	const answer = await handler?.({ url, params: { plan: 'harbour', ...params }, locals });
	const text = (await answer?.text()) ?? '';
	return { status: answer?.status, text, body: JSON.parse(text) as unknown };
}
/** As its schema has it, without a field more. */
const read = <Answer extends z.ZodObject>(answer: Answer, body: unknown) =>
	answer.strict().parse(body) as z.output<Answer>;
const SAFE = { survey: 'voices', wave: 'first', question: 'safe' };

describe('surveys', () => {
	test('are listed with their published waves alone', async () => {
		const { text, body } = await ask('/surveys', {});
		const { surveys } = read(surveysAnswer, body);
		expect(surveys.map(({ code, sampling }) => [code, sampling])).toEqual([['voices', 'open']]);
		expect(surveys[0]?.waves.map(({ code, responses }) => [code, responses])).toEqual([['first', 40]]);
		expect(text).not.toContain('second');
		expect((await ask('/surveys', { plan: 'none' })).status).toBe(404);
	});

	test('tell how they asked, and by which questions a wave is published', async () => {
		const answer = read(surveyAnswer, (await ask(SURVEY, { survey: 'voices' })).body);
		expect(answer).toMatchObject({ code: 'voices', minimum: 30, wave: 'first', method: { weighting: null } });
		expect(answer.questions).toEqual([
			{ key: 'safe', kind: 'select_one', label: { en: 'Are you safe?' }, by: ['sex'] },
		]);
		expect((await ask(SURVEY, { survey: 'voices' }, '?wave=second')).status).toBe(404);
		expect((await ask(SURVEY, { survey: 'none' })).status).toBe(404);
	});

	test('answer a question of everybody, with its base', async () => {
		const answer = read(surveyResultAnswer, (await ask(QUESTION, SAFE)).body);
		expect(answer).toMatchObject({ shown: true, base: { n: 40, weighted: null }, by: null, groups: [] });
		expect(answer.options.map(({ option, n, share: of }) => [option, n, of])).toEqual([
			['yes', 30, 0.75],
			['no', 10, 0.25],
		]);
	});

	test('and by groups: of one with too few that alone', async () => {
		const { groups, by } = read(surveyResultAnswer, (await ask(QUESTION, SAFE, '?by=sex')).body);
		expect(by).toMatchObject({ key: 'sex' });
		expect(groups[0]).toMatchObject({ group: 'female', shown: true, reason: null, base: { n: 34 } });
		expect(groups[0]?.options.map(({ option }) => option)).toEqual(['yes', null]);
		expect(groups[1]).toEqual({
			...{ group: 'male', shown: false, bracketed: false, reason: 'too few' },
			...{ base: { n: null, weighted: null }, options: [], number: null },
		});
	});

	test.each([
		[SAFE, '?by=age', 403],
		[SAFE, '?group=male', 400],
		[{ ...SAFE, wave: 'second' }, '', 404],
		[{ ...SAFE, wave: 'second', question: 'why' }, '', 404],
		[{ ...SAFE, question: 'sex' }, '', 404],
		[{ ...SAFE, plan: 'none' }, '', 404],
	])('%o%s answers %d', async (params, question, status) => {
		const { status: got, text } = await ask(QUESTION, params, question);
		expect(got).toBe(status);
		expect(text).not.toContain('options');
	});
});

describe('why a figure is what it is', () => {
	const why = (question: string, params: object = SAFE) => ask(`${QUESTION}/why`, params, question);

	test('is told by what was frozen with it', async () => {
		const answer = read(surveyWhyAnswer, (await why('?figure=share&option=yes')).body);
		expect(answer).toMatchObject({ value: 0.75, chose: 30, base: { n: 40 }, shown: true, minimum: 30 });
		expect(answer).toMatchObject({ low: null, high: null, design: null, responses: 40, origin: null });
		const women = read(surveyWhyAnswer, (await why('?figure=share&option=yes&by=sex&group=female')).body);
		expect(women).toMatchObject({ by: 'sex', group: 'female', chose: 22, base: { n: 34 } });
	});

	test('of one of too few people nothing but that, and so of an answer among the others', async () => {
		for (const asked of ['option=yes&by=sex&group=male', 'option=no&by=sex&group=female']) {
			const answer = read(surveyWhyAnswer, (await why(`?figure=share&${asked}`)).body);
			expect(answer).toMatchObject({ shown: false, reason: 'too few', value: null, chose: null });
			expect(answer.base).toEqual({ n: null, weighted: null });
		}
	});

	test.each([
		['?figure=share&option=maybe', SAFE, 404],
		['?figure=mean', SAFE, 404],
		['?figure=share&option=yes&by=sex&group=nobody', SAFE, 404],
		['?figure=share&option=yes&by=age', SAFE, 403],
		['?option=yes', SAFE, 400],
		['?figure=share&option=yes', { ...SAFE, wave: 'second' }, 404],
	])('%s of %o answers %d', async (question, params, status) => {
		expect((await why(question, params)).status).toBe(status);
	});
});

describe('themes of open answers', () => {
	const themes = (params: object, question = '') => ask(`${QUESTION}/themes`, params, question);

	test('are those of a published wave that are told, each with how far coders agree', async () => {
		await transaction(quarter.db, async (writer) => {
			const { surveyQuestion: asked, surveyWave: waves } = schema;
			const [wave] = await writer.select().from(waves).where(eq(waves.code, 'first'));
			const options = [{ name: 'water', label: { en: 'Water', ar: 'مياه' } }];
			const own = { waveId: wave?.id ?? 0, position: 11, key: 'words', kind: 'text' as const, options };
			const [words] = await writer
				.insert(asked)
				.values({ ...own, label: { en: 'In your words' } })
				.returning();
			const groups = [{ ...group('', 12, 34), group: null, shares: [share('water', 12, 34)] }];
			const coded = { coders: 2, answers: 34, alphas: [{ option: 'water', alpha: 0.81 }] };
			const result = { groups, findings: [], changes: [], coded };
			await writer.insert(schema.surveyResult).values({ questionId: words?.id ?? 0, byKey: '', result });
		});
		const answer = read(surveyThemesAnswer, (await themes({ ...SAFE, question: 'words' })).body);
		expect(answer.base).toEqual({ n: 34, weighted: null });
		expect(answer.themes).toEqual([
			{
				...{ theme: 'water', name: { en: 'Water', ar: 'مياه' }, n: 12, share: 12 / 34 },
				...{ low: null, high: null, alpha: 0.81, origin: null },
			},
		]);
		expect(answer.coded).toEqual({ coders: 2, answers: 34 });
	});

	test('there are none of what was chosen, nor of a wave that is not public', async () => {
		expect(read(surveyThemesAnswer, (await themes(SAFE)).body).themes).toEqual([]);
		expect((await themes({ ...SAFE, wave: 'second', question: 'why' })).status).toBe(404);
		expect((await themes(SAFE, '?by=sex')).status).toBe(400);
	});
});

describe('publications', () => {
	const list = async () =>
		read(publicationsAnswer, (await ask(PUBLICATIONS, { sector: 'shelter' })).body).publications;

	test('are every revision, and neither a draft nor another sector’s', async () => {
		await quarter.pin();
		expect(await list()).toEqual([]);
		await quarter.publish();
		await quarter.write("update narrative set body = 'Other words.' where section = 'summary'");
		await quarter.pin();
		const { manifest } = await quarter.publish('coordinator', NOW, { en: 'Other words.' });
		const found = await list();
		expect(found.map(({ revision, sentence }) => [revision, sentence])).toEqual([
			['1.1', { en: 'Other words.' }],
			['1.0', null],
		]);
		const at = { sector: 'shelter', year: '2024', quarter: '1', revision: '1.1' };
		const { body, text } = await ask(`${PUBLICATIONS}/[year]/[quarter]/[revision]`, at);
		expect(body).toEqual(JSON.parse(JSON.stringify(manifest)));
		const { sha256 } = await import('#lib/server/publication/makeDraft.ts');
		expect(sha256(text)).toBe(found[0]?.sha256);
		for (const wrong of [{ revision: '2.0' }, { quarter: '5' }, { sector: 'none' }])
			expect((await ask(`${PUBLICATIONS}/[year]/[quarter]/[revision]`, { ...at, ...wrong })).status).toBe(
				404,
			);
	});
});
