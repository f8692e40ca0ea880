/** Every figure of a public page leads to a page that shows that very figure, and that tells nothing of a withheld one. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PUBLICATION_WARNINGS } from '#lib/publication/checkList.ts';
import type { QuarterNumber } from '#lib/plan/quarter.ts';
import { closeDatabase, openDatabase, run, transaction, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { pinQuarter } from '#lib/server/publication/commands/pinQuarter.ts';
import { publishQuarter } from '#lib/server/publication/commands/publishQuarter.ts';
import { listOfQuarter } from '#lib/server/publication/queries/edition.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { PROTECTED, writeProtectedBundle } from '../support/disclosure/protectedBundle.ts';
import { PATIENCE } from '../support/long.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { raiseFigure } from './support/seed.ts';
import { cookiesOf, seedPeople } from './support/people.ts';
import { explainedIn, figuresIn, pageOf } from './support/why.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
/** Words of the quarter, with what people said. */
const SAID = 'Of those who answered {share voices/first safe yes} are safe.';
const SECTIONS = ['summary', 'achievements', 'challenges', 'priorities'];
const OPEN = { plan: 'harbour', sector: 'shelter', year: 2024, quarter: 1 as QuarterNumber };
const HOME = '/harbour/shelter/2024/q1';
/** Of the plan that withholds small counts. */
const FEW = '/few/care/2024/q2';

let app: App;
let db: Database;
const folder = temporaryFolder();

beforeAll(async () => {
	app = await startApp({ MASAR_NOW: NOW.toISOString() }, async (path) => {
		await seedPeople(path);
		const filled = openDatabase(path);
		await importBundle(filled, writeProtectedBundle(join(folder.path, 'few'), 1), { now: NOW });
		await closeDatabase(filled);
	});
	db = openDatabase(app.database);
	await makeReady(OPEN);
	await makeReady(PROTECTED);
	await publish(PROTECTED);
}, BUILDING);
afterAll(async () => {
	await closeDatabase(db);
	await app.stop();
	folder.remove();
});

type Published = Pick<typeof OPEN, 'plan' | 'sector' | 'year' | 'quarter'>;

async function makeReady({ plan, sector, year, quarter }: Published) {
	const found = await getScope(db.writer, plan, sector);
	const of = { sector: found?.sector.id ?? 0, plan: found?.plan.id ?? 0, year, quarter };
	await transaction(db, async (writer) => {
		await run(
			writer,
			`update plan set contacts = '["someone@example.org"]',
				minimum_count = case when code = 'harbour' then 0 else minimum_count end where id = @plan`,
			of,
		);
		await run(
			writer,
			`update period set opens = '2024-04-01', due = '2024-04-10', locks = '2024-04-20' where plan_id = @plan and year = @year and quarter = @quarter`,
			of,
		);
		for (const section of SECTIONS)
			await run(
				writer,
				`insert into narrative (sector_id, year, quarter, section, language, slug, body)
				values (@sector, @year, @quarter, @section, 'en', @section, @body)`,
				{
					...of,
					section,
					body: plan === OPEN.plan && section === 'summary' ? SAID : 'Words of the quarter.',
				},
			);
	});
}

async function publish(of: Published, reason: string | null = null) {
	await pinQuarter(db, { ...of, personId: null, now: NOW });
	const scope = await getScope(db.writer, of.plan, of.sector);
	const { draft } = await listOfQuarter(db.writer, scope?.sector.id ?? 0, of);
	return publishQuarter(db, {
		...of,
		...{ personId: null, now: NOW, kind: 'minor', acknowledged: PUBLICATION_WARNINGS },
		contentHash: draft?.contentHash ?? '',
		reason: reason === null ? null : { en: reason },
	});
}

/** Pages with figures, below the address of a quarter. */
async function pagesBelow(home: string, more: readonly string[]): Promise<string[]> {
	const found = new Set([
		home,
		`${home}?window=quarter`,
		`${home}/funding`,
		...more.map((tail) => home + tail),
	]);
	const front = await pageOf(app, home);
	for (const [, href = ''] of front.matchAll(/href="([^"?#]*\/indicators\/[^"?#/]*)"/g))
		if (href.startsWith(home)) found.add(href).add(`${href}?window=quarter`);
	return [...found];
}

/** Follows every figure of the pages; by its address what is said there. */
async function follow(pages: readonly string[]) {
	const seen = new Map<string, ReturnType<typeof explainedIn>>();
	for (const page of pages)
		for (const { href, figure } of figuresIn(await pageOf(app, page))) {
			const there = seen.get(href) ?? explainedIn(await pageOf(app, href));
			seen.set(href, there);
			const isUnknown = figure === '–' && there.figure === 'not reported';
			if (!isUnknown) expect([there.figure, there.beside], `${page} → ${href}`).toContain(figure);
		}
	return seen;
}

const MORE = [
	'/places/ZZ',
	'/places/ZZ1',
	'/places/ZZ11',
	'/places/ZZ111',
	'/donors/D1',
	'/map?indicator=1.1.a&place=ZZ111',
];
const PLACES = ['ZZ', 'Z1', 'Z11', 'Z12', 'Z111', 'Z112', 'Z211', 'ZC', 'ZU'];

describe('a plan that shows figures as they are approved', () => {
	test('explains each of them, under every filter of its map', { timeout: PATIENCE }, async () => {
		const seen = await follow(await pagesBelow(HOME, MORE));
		expect(seen.size).toBeGreaterThan(20);
		for (const asked of [
			'sex=female',
			'partner=P1',
			'donor=D1',
			'place=ZZ11&sex=female',
			'place=ZZ111&donor=D1',
		]) {
			const page = await pageOf(app, `${HOME}/why?figure=indicator&indicator=1.1.a&${asked}`);
			expect(explainedIn(page).figure, asked).toMatch(/^(\d+|not reported)$/);
		}
	});

	test('says what there is not, and what is not understood', async () => {
		const status = async (question: string) => (await raw(app, `${HOME}/why${question}`)).status;
		expect(await status('')).toBe(400);
		expect(await status('?figure=weather')).toBe(400);
		for (const question of [
			'?figure=indicator',
			'?figure=indicator&indicator=9.9.z',
			'?figure=indicator&indicator=1.1.a&place=NOWHERE',
			'?figure=indicator&indicator=1.1.a&sex=nobody',
			'?figure=people&sex=female&cohort=hosts',
			'?figure=received&output=9.9',
			'?figure=received&output=1.1&donor=D1',
		])
			expect(await status(question), question).toBe(404);
	});

	test('gives the question that answers the figure', async () => {
		for (const asked of [
			'indicator=1.1.a',
			'indicator=1.1.a&place=ZZ111',
			'indicator=1.1.a&donor=D1&sex=female',
		]) {
			const { query = '', figure } = explainedIn(await pageOf(app, `${HOME}/why?figure=indicator&${asked}`));
			const { status, body } = await raw(app, query);
			expect(status, query).toBe(200);
			if (figure !== 'not reported') expect(body.toString()).toContain(`"reached":${figure}`);
		}
	});
});

describe('a published quarter with small counts', () => {
	test(
		'explains every figure that it shows, and says of the others that they are withheld',
		{ timeout: PATIENCE },
		async () => {
			const pages = await pagesBelow(FEW, [
				...PLACES.map((pcode) => `/places/${pcode}`),
				...['Z11', 'Z111', 'Z211'].map((pcode) => `/map?indicator=1.1.a&place=${pcode}`),
				'/donors/D1',
			]);
			const seen = [...(await follow(pages))];
			const withheld = seen.filter(([, { figure }]) => figure === 'withheld');
			expect(withheld.length).toBeGreaterThan(10);
			expect(seen.length - withheld.length).toBeGreaterThan(20);
			// Alike for all figures of an indicator: nothing of one is told but that it is withheld.
			const byRule = Map.groupBy(withheld, ([href]) => /indicator=([^&]*)/.exec(href)?.[1] ?? 'people');
			for (const [of, pages] of byRule) {
				const said = new Set(pages.map(([, there]) => there.said));
				expect([...said], of).toHaveLength(1);
				expect([...said][0], of).toContain('Why it is withheld');
			}
			expect(seen.some(([, { said }]) => /\d \+ \d.*= \d/.test(said))).toBe(true);
		},
	);

	test('answers nothing by what no publication holds', async () => {
		for (const asked of [
			'partner=P1',
			'sex=female&cohort=host',
			'place=Z11&sex=female',
			'place=Z11&donor=D1',
		])
			expect((await raw(app, `${FEW}/why?figure=indicator&indicator=1.1.a&${asked}`)).status, asked).toBe(
				404,
			);
	});
});

describe('a revision', () => {
	test('says what the one before said and why it was published, under its own address what it said itself', async () => {
		const path = '/why?figure=indicator&indicator=1.1.a';
		await publish(OPEN);
		const first = explainedIn(await pageOf(app, HOME + path));
		expect(first.said).not.toContain('Since the last publication');
		await raiseFigure(app.database);
		await publish(OPEN, 'A figure was raised.');
		const second = explainedIn(await pageOf(app, HOME + path));
		expect(second.said).toContain(`Revision 1.0 says ${first.figure}. The difference is +5.`);
		expect(second.said).toContain('A figure was raised.');
		expect(second.query).toContain('/api/v1/');
		const old = explainedIn(await pageOf(app, `${HOME}/r1.0${path}`));
		expect([old.figure, old.said]).toEqual([first.figure, first.said]);
		expect(old.query).toBe('/harbour/shelter/publications/2024/q1/1.0/tables/progress');
		const { status } = await raw(app, old.query ?? '');
		expect(status).toBe(200);
		// Links of a page of a revision stay in it.
		const links = figuresIn(await pageOf(app, `${HOME}/r1.0/indicators/1.1.a`));
		expect(links.length).toBeGreaterThan(0);
		for (const { href } of links) expect(href).toContain('/q1/r1.0/why?');
	});

	test('leads whoever reviews to the rows, beside what was published and nowhere on it', async () => {
		const { coordinator, reader, stranger } = await cookiesOf(app);
		const path = '/why?figure=indicator&indicator=1.1.a';
		const rows = '/manage/harbour/shelter/2024/q1/why?figure=indicator&indicator=1.1.a';
		expect(await pageOf(app, `${HOME}/live${path}`, { cookie: coordinator })).toContain(
			rows.replace('&', '&amp;'),
		);
		expect(await pageOf(app, HOME + path, { cookie: coordinator })).not.toContain('/manage/harbour/');
		const page = await pageOf(app, rows, { cookie: coordinator });
		for (const words of ['Partner one', 'Upper town', 'A1', 'counts']) expect(page).toContain(words);
		for (const cookie of [reader, stranger])
			expect((await raw(app, rows, { headers: { cookie } })).status).not.toBe(200);
		for (const asked of [
			'figure=people',
			'figure=indicator&indicator=9.9.z',
			'figure=indicator&indicator=1.1.a&place=X',
		])
			expect(
				(await raw(app, `${rows.split('?')[0]}?${asked}`, { headers: { cookie: coordinator } })).status,
			).toBe(404);
	});

	test('tells of a survey what it told, after its wave is gone', async () => {
		const [said] = figuresIn(await pageOf(app, HOME)).filter(({ href }) => href.includes('survey=voices'));
		expect(said?.figure).toBe('75% (n = 40)');
		// Whoever is signed in is answered anew each time.
		const cookie = (await cookiesOf(app)).coordinator;
		const before = await pageOf(app, said?.href ?? '', { cookie });
		const { figure, said: words, query } = explainedIn(before);
		expect(figure).toBe(said?.figure);
		expect(words).toMatch(/Respondents to this question: 40, of 40 who took part.*30 ÷ 40 = 75%/);
		expect(words).toContain('How people were asked');
		expect(words).not.toContain('Whose reports count');
		expect((await raw(app, query ?? '')).body.toString()).toContain('"sha256"');
		const unknown = said?.href.replace('option=yes', 'option=maybe') ?? '';
		expect((await raw(app, unknown)).status).toBe(404);
		await transaction(db, (writer) => run(writer, `delete from survey_wave where code = 'first'`));
		expect(await pageOf(app, said?.href ?? '', { cookie })).toBe(before);
	});

	test('in Arabic and French too', { timeout: PATIENCE }, async () => {
		for (const language of ['ar', 'fr']) {
			const links = figuresIn(await pageOf(app, `/${language}${HOME}`));
			expect(links.length).toBeGreaterThan(3);
			for (const { href, figure } of links) {
				expect(href).toMatch(new RegExp(`^/${language}/`));
				const there = explainedIn(await pageOf(app, href));
				if (figure !== '–') expect([there.figure, there.beside], href).toContain(figure);
			}
		}
	});
});
