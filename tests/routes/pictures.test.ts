/** Pictures of a quarter as files, in other people's pages, and beside links to it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, openDatabase, run, transaction } from '#lib/server/database/driver.ts';
import { paint } from '#lib/server/files/picture/paint.ts';
import { PICTURES } from '../../src/routes/[plan]/[sector]/[year]/[quarter]/[picture].svg/pictures.server.ts';
import { READABLE, addressOf } from './support/addresses.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { cookiesOf, seedPeople } from './support/people.ts';

const QUARTER = '/harbour/shelter/2024/q1';
const LANGUAGES = ['', '/ar', '/fr'];
const HOSTILE = '</text><script>alert(1)</script>" onload="x" \u0000\u0007&#0; \ufffe \u202e';
let app: App;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		const db = openDatabase(path);
		await transaction(db, async (writer) => {
			await run(writer, `update plan set disclaimers = @text where id = 1`, {
				text: JSON.stringify([{ en: HOSTILE, ar: HOSTILE, fr: HOSTILE }]),
			});
		});
		await closeDatabase(db);
	});
}, BUILDING);
afterAll(() => app.stop());

const pngSize = (body: Buffer) => [
	body.toString('latin1', 1, 4),
	body.readUInt32BE(16),
	body.readUInt32BE(20),
];

/** Where a page offers each of them. */
const OFFERED = ['', '/funding', '/map', '/indicators/1.1.a', '/compare', '/donors/D1'];

describe('a picture as a file', () => {
	test('is offered on a page, as both kinds of file and for other people’s pages', async () => {
		const pages = await Promise.all(
			OFFERED.map(async (tail) => (await raw(app, QUARTER + tail)).body.toString()),
		);
		const offered = new Set(
			pages.flatMap((html) =>
				[...html.matchAll(/href="[^"]*\/q1\/([\w-]+)\.svg(?:\?[^"]*)?"/g)].map(([, name]) => name),
			),
		);
		expect([...offered].sort()).toEqual(Object.keys(PICTURES).sort());
		const addresses = new Set(
			pages.flatMap((html) =>
				[...html.matchAll(/href="([^"]*\/q1\/[\w-]+\.svg(?:\?[^"]*)?)"/g)].map(([, one = '']) => one),
			),
		);
		for (const written of addresses) {
			const path = written.replaceAll('&amp;', '&');
			const png = written.replace('.svg', '.png');
			expect([png, pages.some((html) => html.includes(`href="${png}"`))]).toEqual([png, true]);
			for (const one of [path, `/embed${path.replace('.svg', '')}`])
				expect([one, (await raw(app, one)).status]).toEqual([one, 200]);
		}
	});

	test('of one indicator shows that one alone', async () => {
		const svg = (await raw(app, `${QUARTER}/progress.svg?indicator=1.1.a`)).body.toString();
		expect(svg).toContain('1.1.a');
		expect(svg).not.toContain('1.1.b');
		expect((await raw(app, `${QUARTER}/progress.svg?indicator=none`)).status).toBe(404);
	});

	test.each(Object.keys(PICTURES))('%s says what it is of, in each language', async (name) => {
		for (const language of LANGUAGES) {
			const path = `${language}${QUARTER}/${name}.svg?indicator=1.1.a`;
			const { status, headers, body } = await raw(app, path);
			const svg = body.toString();
			expect([path, status, headers['content-type']]).toEqual([path, 200, 'image/svg+xml']);
			expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="900"/);
			expect(svg).toContain(`${app.origin}${language}${QUARTER}`);
			// Nothing in it is left to a style sheet or to a program.
			expect(svg).not.toMatch(/="var\(--|<script|class="svelte|<[^<>]*\son\w+=/);
			expect(svg).toContain('&lt;script&gt;');
			// eslint-disable-next-line no-control-regex -- what no XML may hold
			expect(svg).not.toMatch(/[\u0000-\u0008\ufffe]/);
		}
	});

	test('as pixels, twice as many', async () => {
		const { headers, body } = await raw(app, `/ar${QUARTER}/progress.png`);
		expect(headers['content-type']).toBe('image/png');
		expect(pngSize(body).slice(0, 2)).toEqual(['PNG', 1800]);
	});

	test('the map is painted too, and not its key alone', async () => {
		const svg = (await raw(app, `${QUARTER}/map.svg`)).body.toString();
		const bare = svg.replaceAll(/<circle data-place[^>]*>/g, '<circle>');
		expect(bare).not.toBe(svg);
		const [whole, without] = [await paint(svg, 300), await paint(bare, 300)];
		expect(Buffer.from(whole).equals(Buffer.from(without))).toBe(false);
	});

	test('that there is none of is refused with those that there are', async () => {
		for (const type of ['svg', 'png']) {
			const { status, body } = await raw(app, `/fr${QUARTER}/constructor.${type}`);
			expect([status, body.toString().includes(`/fr${QUARTER}/progress.svg`)]).toEqual([404, true]);
		}
		expect((await raw(app, `${QUARTER}/quarters.svg?indicator=none`)).status).toBe(404);
	});
});

describe('frames', () => {
	test('only what is made for it stands in other people’s pages', async () => {
		const addresses = READABLE.filter((route) => !route.startsWith('/embed/')).map((route) =>
			addressOf(route),
		);
		const { administrator } = await cookiesOf(app);
		for (const path of [...addresses, '/nowhere', '/embed', '/embed/nowhere', '/favicon.svg', '/ar//x'])
			for (const headers of [{}, { cookie: administrator }]) {
				const answer = await raw(app, path, { headers });
				expect([path, answer.headers['x-frame-options']]).toEqual([path, 'DENY']);
				expect(String(answer.headers['content-security-policy'])).toContain("frame-ancestors 'none'");
			}
	});

	test.each(LANGUAGES)(
		'a drawing %s is framed by anybody, knows nobody and runs nothing',
		async (language) => {
			const path = `/embed${QUARTER}/quarters?indicator=1.1.a`;
			const { administrator } = await cookiesOf(app);
			const answers = [
				await raw(app, language + path),
				await raw(app, language + path, { headers: { cookie: administrator } }),
			];
			for (const { status, headers, body } of answers) {
				const html = body.toString();
				expect(status).toBe(200);
				expect(headers['x-frame-options']).toBeUndefined();
				expect(headers['set-cookie']).toBeUndefined();
				expect(headers['cross-origin-resource-policy']).toBe('cross-origin');
				expect(headers['content-security-policy']).toMatch(
					/^default-src 'none'; style-src 'sha256-[\w+/=]+'; form-action 'none'; base-uri 'none'; frame-ancestors \*$/,
				);
				expect(html).toContain(
					`<html lang="${language.slice(1) || 'en'}" dir="${language === '/ar' ? 'rtl' : 'ltr'}">`,
				);
				expect(html).toContain(`href="${app.origin}${language}${QUARTER}/indicators/1.1.a" target="_blank"`);
				expect(html).not.toMatch(/<script|<form|<[^<>]*\son\w+=/);
			}
			// Whoever is signed in is shown what everybody is.
			expect(answers[1]?.body.equals(answers[0]?.body ?? Buffer.of())).toBe(true);
		},
	);

	test('a drawing that there is none of is a page like any other', async () => {
		for (const path of [
			`/ar/embed${QUARTER}/nothing`,
			`/embed${QUARTER}/quarters?indicator=none`,
			'/embed/nowhere/shelter/2024/q1/map',
		]) {
			const { status, headers } = await raw(app, path);
			expect([path, status, headers['x-frame-options']]).toEqual([path, 404, 'DENY']);
			expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
		}
	});

	test('the code for it stands beside the drawing, and is text', async () => {
		const html = (await raw(app, `${QUARTER}/indicators/1.1.a`)).body.toString();
		expect(html).toContain(`&lt;iframe src="${app.origin}/embed${QUARTER}/quarters?indicator=1.1.a"`);
		expect(html).not.toContain('<iframe');
	});
});

describe('beside a link', () => {
	test.each(LANGUAGES)('each page %s of the quarter names its picture', async (language) => {
		const pages = READABLE.filter(
			(route) => /^\/\[plan\]\/\[sector\]\/\[year\]/.test(route) && !/\.\w+$|\/files\//.test(route),
		);
		expect(pages.length).toBeGreaterThan(7);
		for (const route of pages) {
			const path = language + addressOf(route);
			const html = (await raw(app, path)).body.toString();
			const image = /<meta property="og:image" content="([^"]*)"/.exec(html)?.[1];
			expect([path, image]).toEqual([path, `${app.origin}${language}${QUARTER}/preview.png`]);
			for (const name of ['og:title', 'og:description', 'og:url', 'og:locale'])
				expect(html.split(`<meta property="${name}"`), `${path} ${name}`).toHaveLength(2);
			expect(html.split('</head>')[0]?.match(/<title>/g)).toHaveLength(1);
		}
		const { headers, body } = await raw(app, `${language}${QUARTER}/preview.png`);
		expect(headers['content-type']).toBe('image/png');
		expect(pngSize(body)).toEqual(['PNG', 1200, 630]);
	});
});
