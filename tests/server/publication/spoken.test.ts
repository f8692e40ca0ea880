/** What people say in a quarter's text: read from what a wave published, frozen with the quarter. */
import { beforeEach, describe, expect, test } from 'vitest';
import { overwriteGetLocale, baseLocale, type Locale } from '#lib/paraglide/runtime.js';
import { snapshot, type Reader } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { readLiveSource } from '#lib/server/publication/liveSource.ts';
import { listOfQuarter, openEdition } from '#lib/server/publication/queries/edition.ts';
import { listNarrative } from '#lib/server/publication/queries/narrative.ts';
import { getPart, getContent } from '#lib/server/publication/queries/publications.ts';
import { readProse, renderNarrative } from '#lib/server/publication/renderNarrative.ts';
import { publishWaves, storeSurvey } from '#lib/server/survey/index.ts';
import { listNewestWaves } from '#lib/server/survey/queries/said.ts';
import { useQuarter, NOW, QUARTER } from './setting.ts';
import { spokenSurvey } from './spokenSurvey.ts';

const quarter = useQuarter([]);
const ACT = { personId: null, now: NOW };
const DRAWN = '{share drawn/2024-03 safe yes}';
const BEFORE = new Date('2024-05-03T08:00:00Z');

beforeEach(async () => {
	// Of the wave alone: what the quarter withholds is another matter.
	await quarter.write(`update plan set minimum_count = 5`);
	for (const sampling of ['probability', 'open'] as const) {
		const given = spokenSurvey(sampling);
		await storeSurvey(quarter.db, 'harbour', given, ACT);
		await publishWaves(quarter.db, 'harbour', given.code, ACT);
	}
	await quarter.write(`update plan set minimum_count = 0`);
});

const withScope = <Answer>(
	ask: (reader: Reader, scope: NonNullable<Awaited<ReturnType<typeof getScope>>>) => Promise<Answer>,
) =>
	snapshot(quarter.db, async (reader) => {
		const scope = await getScope(reader, QUARTER.plan, QUARTER.sector);
		if (!scope) throw new Error('no scope');
		return ask(reader, scope);
	});

/** As its page has it. */
const shown = (body: string, forEditors = false, locale: Locale = baseLocale) =>
	withScope(async (reader, scope) => {
		overwriteGetLocale(() => locale);
		const source = await readLiveSource(reader, scope, QUARTER, [body]);
		const section = { section: 'summary', output: null, language: locale, body };
		const [text] = renderNarrative([section], { source, forEditors, whyOf: () => '/there' });
		overwriteGetLocale(() => baseLocale);
		return text?.html ?? '';
	});

const say = (body: string) =>
	quarter.write(`update narrative set body = @body where section = 'summary'`, { body });

/** The quarter's page and files, from its document alone. */
const published = () =>
	withScope(async (reader, scope) => {
		const of = await listOfQuarter(reader, scope.sector.id, QUARTER);
		const [publication] = of.revisions;
		if (!publication) throw new Error('nothing is published');
		const content = await getContent(reader, publication.id);
		const part = [...(await getPart(reader, publication.id, 'spoken')).values()];
		const missing = () => {
			throw new Error('it is not held');
		};
		const edition = await openEdition(reader, scope, of, { publication, segment: null, missing });
		const words = await listNarrative(reader, edition, QUARTER);
		const bodies = words.map(({ body }) => body);
		const source = await readLiveSource(reader, edition, QUARTER, bodies);
		const page = renderNarrative(words, { source, forEditors: false });
		return {
			...{ content, part, page, files: readProse(words, source) },
			waves: await listNewestWaves(reader, edition),
		};
	});

describe('a figure of a survey', () => {
	test('has its margin and base, says whose answers it is and leads there; in each language', async () => {
		const html = await shown(DRAWN);
		expect(html).toMatch(/^<p><a class="why" href="\/there" title="Voices, March 2024: Question safe">/);
		expect(html).toMatch(/<data value="0.39\d*"><bdi>39\.\d% ± \d\.\d \(n = 400\)<\/bdi>/);
		expect(await shown(DRAWN, false, 'fr')).toMatch(/title="Voix, Mars 2024.*39,\d.*% ± \d,\d \(n = 400\)/);
		expect(await shown(DRAWN, false, 'ar')).toMatch(/title="أصوات، آذار 2024.*39.*± \d\.\d.*\(ن = 400\)/);
	});

	test('of an open survey has no margin, neither of a share nor of a mean', async () => {
		for (const written of ['{share open/2024-03 safe yes}', '{mean open/2024-03 rooms}'])
			expect(await shown(written)).not.toMatch(/±|\[|–/);
		expect(await shown('{mean open/2024-03 rooms}')).toMatch(/>\d(\.\d)? \(n = 400\)/);
		expect(await shown('{mean drawn/2024-03 rooms}')).toMatch(/>\d(\.\d)? ± \d\.\d \(n = 400\)/);
	});

	test('of a group is in brackets where few answered, and not told where too few did', async () => {
		expect(await shown('{mean open/2024-03 rooms home=camp}')).toMatch(/\(\d(\.\d)?; n = 40\)/);
		expect(await shown('{share open/2024-03 safe yes home=street}')).toBe('<p>too few to show (n = 6)</p>\n');
		expect(await shown('{share open/2024-03 safe rare}')).toBe('<p>too few to show</p>\n');
	});

	test.each([
		['{share nobody/2024-03 safe yes}', '“nobody” is no survey'],
		['{share open/2023-01 safe yes}', '“2023-01” is no published wave'],
		['{share open/2024-03 home house}', 'no question “home”'],
		['{share open/2024-03 safe maybe}', '“maybe” is no answer'],
		['{share open/2024-03 safe yes rooms=1}', 'by “rooms”'],
		['{share open/2024-03 safe yes home=ship}', '“ship” is none of the groups'],
		['{share open/2024-03 rooms 1}', 'write mean or median'],
		['{median open/2024-03 safe}', 'write share, and an answer'],
		['{share open/2024-03 safe rare}', 'too few people'],
	])('%s is a fault that whoever writes is told: %s', async (written, told) => {
		expect(await shown(written, true)).toContain(told);
		expect(await shown(written)).not.toContain(told);
	});

	test('of a wave that is not published is unknown', async () => {
		await quarter.write(`update survey_wave set published_at = null`);
		expect(await shown(DRAWN)).toBe('<p>–</p>\n');
		expect(await shown(DRAWN, true)).toContain('of which a wave is published');
	});
});

describe('published with a quarter', () => {
	test('it stands as it was, whatever becomes of its wave', async () => {
		await say(`We feel safe: ${DRAWN}.`);
		await quarter.pin();
		await quarter.publish();
		const before = await published();
		expect(before.page.find(({ section }) => section === 'summary')?.html).toMatch(
			/We feel safe: .*39\.\d% ± \d\.\d \(n = 400\)/,
		);
		expect(JSON.stringify(before.files)).toMatch(/We feel safe: .*39\.\d% ± \d\.\d \(n = 400\)/);
		expect(before.waves.map(({ survey, wave }) => [survey, wave])).toEqual([
			['drawn', '2024-03'],
			['open', '2024-03'],
			['voices', 'first'],
		]);
		expect(before.part.map((one) => JSON.parse(one) as unknown)).toEqual([
			expect.objectContaining({
				...{ is: 'told', n: 400, sampling: 'probability', isBracketed: false },
				sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
			}),
		]);
		expect(before.content?.parts.map(({ name }) => name)).toEqual(
			expect.arrayContaining(['spoken', 'waves']),
		);
		await quarter.write(`delete from survey_wave`);
		await quarter.write(`delete from survey`);
		expect(await published()).toEqual(before);
	});

	test('a figure that shows nothing stands in the way', async () => {
		for (const written of ['{share open/2024-03 safe rare}', '{share open/2024-03 safe maybe}']) {
			await say(`It is ${written}.`);
			await quarter.pin();
			await expect(quarter.publish()).rejects.toThrow('errors');
		}
	});

	test('a draft shows what was public when its figures were taken, and no later wave', async () => {
		await quarter.write(`update survey_wave set published_at = null`);
		await say(`It is ${DRAWN}.`);
		await quarter.pin('coordinator', BEFORE);
		await publishWaves(quarter.db, 'harbour', 'drawn', ACT);
		await expect(quarter.publish()).rejects.toThrow('errors');
		await quarter.pin();
		await expect(quarter.publish()).resolves.toMatchObject({ revision: '1.0' });
	});

	test('one of before surveys were kept tells of none', async () => {
		await quarter.pin();
		await quarter.publish();
		await quarter.write(`delete from publication_answer where part = 'waves'`);
		expect((await published()).waves).toEqual([]);
	});
});
