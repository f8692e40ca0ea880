/** Why a survey's figure in a quarter's text is what it is: from what the publication recorded, and nothing else. */
import { beforeEach, describe, expect, test } from 'vitest';
import { askedOf, whyQuestion } from '#lib/figures/forms/why.ts';
import { whyAddress } from '#lib/i18n/whyAddress.ts';
import { overwriteGetLocale, baseLocale, type Locale } from '#lib/paraglide/runtime.js';
import { whyOfLive } from '#lib/publication/liveWhy.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { readLiveSource } from '#lib/server/publication/liveSource.ts';
import { listOfQuarter, openEdition } from '#lib/server/publication/queries/edition.ts';
import { renderNarrative } from '#lib/server/publication/renderNarrative.ts';
import { findTraced } from '#lib/server/publication/trace/figure.ts';
import { publishWaves, storeSurvey } from '#lib/server/survey/index.ts';
import type { AnswerTrace } from '#lib/survey/trace.ts';
import { answerCertainty, answerMark, answerPart, answerRule } from '#lib/survey/words/trace.ts';
import { useQuarter, NOW, QUARTER } from './setting.ts';
import { spokenSurvey } from './spokenSurvey.ts';

const quarter = useQuarter([]);
const ACT = { personId: null, now: NOW };
const DRAWN = '{share drawn/2024-03 safe yes}';

beforeEach(async () => {
	await quarter.write(`update plan set minimum_count = 5`);
	for (const sampling of ['probability', 'open'] as const) {
		const given = spokenSurvey(sampling);
		await storeSurvey(quarter.db, 'harbour', given, ACT);
		await publishWaves(quarter.db, 'harbour', given.code, ACT);
	}
	await quarter.write(`update plan set minimum_count = 0`);
});

/** Follows the figure of a text to its page. @param isPublished the quarter's publication answers, and no data */
const follow = (body: string, isPublished = false) =>
	snapshot(quarter.db, async (reader) => {
		const today = await getScope(reader, QUARTER.plan, QUARTER.sector);
		if (!today) throw new Error('no scope');
		const of = await listOfQuarter(reader, today.sector.id, QUARTER);
		const [publication] = of.revisions;
		const missing = () => {
			throw new Error('it is not held');
		};
		const scope =
			isPublished && publication
				? await openEdition(reader, today, of, { publication, segment: null, missing })
				: today;
		const source = await readLiveSource(reader, scope, QUARTER, [body]);
		const [text] = renderNarrative([{ section: 'summary', output: null, language: 'en', body }], {
			...{ source, forEditors: false },
			whyOf: (live) => {
				const why = whyOfLive(live, QUARTER);
				return why && whyAddress(scope, QUARTER, why);
			},
		});
		const href = /<a class="why" href="([^"]*)"/.exec(text?.html ?? '')?.[1]?.replaceAll('&amp;', '&');
		return { href, answer: href === undefined ? null : await traced(href) };

		async function traced(address: string) {
			const { pathname, searchParams } = new URL(address, 'http://here');
			expect(pathname).toMatch(/\/harbour\/shelter\/2024\/q1\/why$/);
			const asked = askedOf(whyQuestion.parse(Object.fromEntries(searchParams)));
			const found = await findTraced(reader, scope, QUARTER, asked);
			return typeof found === 'object' && found.is === 'answer' ? found.answer : null;
		}
	});

const said = (answer: AnswerTrace | null, locale: Locale = baseLocale) => {
	if (!answer) throw new Error('nothing is explained');
	overwriteGetLocale(() => locale);
	const lines = [
		...answerPart(answer),
		...answerRule(answer),
		...answerCertainty(answer),
		...answerMark(answer),
	];
	overwriteGetLocale(() => baseLocale);
	return lines.join('\n').replaceAll(/[\u2066\u2069]/g, '');
};

describe('the page that explains a figure of a survey', () => {
	test('says who answered, what the design weighs, and how certain that is', async () => {
		const { answer } = await follow(DRAWN);
		const words = said(answer);
		for (const line of [
			'Answered this question: 400, of 400 who took part.',
			/Of them chose “yes”: 1\d\d\./,
			/Each counts by weight: 39\.\d%\. Counted alike it would be 39\.\d%\./,
			/At 95% it lies between 3\d\.\d% and 4\d\.\d%, by Korn and Graubard\./,
			/Design effect \d(\.\d)?:/,
			'Degrees of freedom 76:',
			'In the whole sample: 80 first-stage units, 4 strata.',
		])
			expect(words).toMatch(line);
		expect(answer?.spoken).toMatchObject({ sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
		expect(said(answer, 'fr')).toMatch(/Ont répondu à cette question\s: 400[\s\S]*Degrés de liberté 76/);
		expect(said(answer, 'ar')).toMatch(/أجابوا عن هذا السؤال: 400[\s\S]*درجات الحرية 76/);
	});

	test('of an open survey speaks of respondents, and of no margin', async () => {
		for (const written of [
			'{share open/2024-03 safe yes}',
			'{mean open/2024-03 rooms}',
			'{mean open/2024-03 rooms home=camp}',
		]) {
			const { answer } = await follow(written);
			expect(said(answer)).toContain('Respondents to this question');
			expect(said(answer)).not.toMatch(/±|95|effect|freedom|between|weight/i);
			expect(JSON.stringify(answer)).not.toMatch(/"deff"|"df"|"low":\d/);
		}
		expect(said((await follow('{share open/2024-03 safe yes}')).answer)).toMatch(
			/Everybody counts alike: 1\d\d ÷ 400 = 39\.\d%\./,
		);
	});

	test('of a group says whose it is, and of numbers how they are taken', async () => {
		const group = said((await follow('{mean drawn/2024-03 rooms home=camp}')).answer);
		expect(group).toMatch(/Question home: camp/);
		expect(group).toContain('of the group “camp”: 40. In the whole wave 400 took part.');
		expect(group).toMatch(/The mean of the numbers.*by weight[\s\S]*between \d.* by Student’s t/);
		const median = said((await follow('{median drawn/2024-03 rooms}')).answer);
		expect(median).toContain('Of a median no interval is told.');
		expect(median).not.toMatch(/between|effect/);
	});

	test('of one of too few people tells nothing of how it comes about', async () => {
		const address = await follow('{share open/2024-03 safe yes}');
		const few = `${address.href}&by=home&group=street`;
		const answer = await snapshot(quarter.db, async (reader) => {
			const scope = await getScope(reader, QUARTER.plan, QUARTER.sector);
			const { searchParams } = new URL(few, 'http://here');
			const asked = askedOf(whyQuestion.parse(Object.fromEntries(searchParams)));
			if (!scope) throw new Error('no scope');
			const found = await findTraced(reader, scope, QUARTER, asked);
			return typeof found === 'object' && found.is === 'answer' ? found.answer : null;
		});
		expect(answer).toMatchObject({ spoken: { is: 'few', n: 6 }, kept: null, behind: null, minimum: 30 });
		expect(said(answer)).toBe('yes\nQuestion home: street');
	});

	test('stands as it was published, whatever becomes of the wave', async () => {
		await quarter.write(`update narrative set body = @body where section = 'summary'`, { body: DRAWN });
		await quarter.pin();
		await quarter.publish();
		const before = await follow(DRAWN, true);
		expect(said(before.answer)).toContain('Degrees of freedom 76');
		await quarter.write(`delete from survey_wave`);
		await quarter.write(`delete from survey`);
		expect(await follow(DRAWN, true)).toEqual(before);
	});
});
