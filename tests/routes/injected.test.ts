/** Promises E3 and E4 (docs/rules.md, Tests of the promises): formulas and scripts in every field of text, at the counts of `support/long`. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeDatabase, openDatabase, snapshot } from '#lib/server/database/driver.ts';
import { exportBundle } from '#lib/server/exchange/export.ts';
import { unpack } from '#lib/server/files/spreadsheet/unpack.ts';
import { PATIENCE, repeated } from '../support/long.ts';
import { liveIn, WORD } from '../support/live.ts';
import { FORMULA_PAYLOADS, liveCells, SCRIPT_PAYLOADS } from '../support/payloads.ts';
import { addressOf, OPEN_TABLES, READABLE } from './support/addresses.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { plant } from './support/canaries.ts';
import { post } from './support/people.ts';
import { seedReach, type Reach, type Somebody } from './support/reach.ts';
import { addTextRows, fillTexts, unknownTexts } from './support/texts.ts';

let app: App;
let reach: Reach;
let folder: string;
beforeAll(async () => {
	folder = mkdtempSync(join(tmpdir(), 'masar-injected-'));
	app = await startApp({}, async (path) => {
		reach = await seedReach(path);
		await plant(path, reach);
		await addTextRows(path);
	});
}, BUILDING);
afterAll(async () => {
	await app.stop();
	rmSync(folder, { recursive: true });
});

const get = (path: string, who: Somebody = 'stranger') =>
	raw(app, path, {
		headers: { accept: 'text/html', ...(reach.cookies[who] && { cookie: reach.cookies[who] }) },
	});

/** Spread over all of them, so that a twentieth is of every kind. */
const STEP = 37;
const at = <Value>(all: readonly Value[], index: number): Value => all[(index * STEP) % all.length] as Value;

test('every column of text is filled, or holds no words of people', () => {
	expect(unknownTexts()).toEqual([]);
});

describe('E3', () => {
	test('there are a thousand formulas, and what would be computed is seen', () => {
		expect(new Set(FORMULA_PAYLOADS).size).toBe(1000);
		const seen = FORMULA_PAYLOADS.filter((text) => {
			const line = `1,"${text.replaceAll('"', '""')}"\r\n`;
			return ([',', ';', '\t'] as const).some((separator) => liveCells(line, separator).length > 0);
		});
		expect(seen.length).toBeGreaterThan(700);
		expect(liveCells(`-5,+5,=${WORD}`, ',')).toEqual([`=${WORD}`]);
		expect(liveCells(`'=${WORD},"a,=${WORD}"`, ',')).toEqual([]);
		expect(liveCells(`a,"x;=${WORD}"`, ';')).toEqual([`=${WORD}"`]);
	});

	test('E3: no text becomes a formula, in no file', { timeout: PATIENCE }, async () => {
		const files = OPEN_TABLES.map((route) => addressOf(route));
		const draft = reach.targets.own.report('draft');
		const wrong: string[] = [];
		let cells = 0;
		const look = (name: string, text: string) => {
			cells += text.split(WORD).length - 1;
			for (const separator of [',', ';', '\t'] as const) {
				for (const cell of liveCells(text, separator))
					wrong.push(`${name}: ${JSON.stringify(cell.slice(0, 80))}`);
			}
		};
		for (const index of repeated({ title: 'Formulas in every field', full: FORMULA_PAYLOADS.length })) {
			await fillTexts(app.database, at(FORMULA_PAYLOADS, index));
			for (const path of files) {
				const { status, body } = await get(path, index % 2 === 0 ? 'stranger' : 'coordinator');
				expect(status, path).toBe(200);
				look(path, body.toString());
			}
			const db = openDatabase(app.database);
			const out = join(folder, `out-${index}`);
			await snapshot(db, (reader) => exportBundle(reader, 'harbour', out, 'shelter'));
			await closeDatabase(db);
			for (const file of readdirSync(out).filter((name) => name.endsWith('.csv'))) {
				look(file, readFileSync(join(out, file), 'utf8'));
			}
			rmSync(out, { recursive: true });
			const { status, body } = await get(`/reports/${draft}/template.xlsx`, 'partner_approver');
			expect(status).toBe(200);
			for (const [name, content] of await unpack(body)) {
				const xml = content.toString();
				if (name.includes('worksheets/') && /<f[\s>]/.test(xml)) wrong.push(`${name} has a formula`);
				cells += xml.split(WORD).length - 1;
			}
			expect(wrong).toEqual([]);
		}
		expect(cells).toBeGreaterThan(100);
	});
});

describe('E4', () => {
	test('there are five hundred scripts, and what would run is seen', () => {
		expect(new Set(SCRIPT_PAYLOADS).size).toBe(500);
		const inPage = SCRIPT_PAYLOADS.filter((text) => liveIn(`<main><p>${text}</p></main>`).length > 0);
		const inAttribute = SCRIPT_PAYLOADS.filter((text) => liveIn(`<p title="${text}">x</p>`).length > 0);
		const inScript = SCRIPT_PAYLOADS.filter((text) => liveIn(`<script>f({a:"${text}"})</script>`).length > 0);
		expect([inPage.length, inAttribute.length, inScript.length].map((count) => count > 100)).toEqual([
			true,
			true,
			true,
		]);
		for (const html of [
			`<a href=" java\nscript:${WORD}()">`,
			`<p ${WORD}>`,
			`<b onclick='${WORD}'>`,
			`<p style="a:${WORD}">`,
			`<meta http-equiv="refresh" content="0;url=javascript:${WORD}()">`,
		]) {
			expect(liveIn(html), html).not.toEqual([]);
		}
		for (const html of [
			`<p title="<b ${WORD}>">&lt;b ${WORD}></p>`,
			`<!-- ${WORD} -->`,
			`<meta name="description" content="&lt;meta content='0;url=javascript:${WORD}()'>">`,
			`<script>f("${WORD}()")</script>`,
		]) {
			expect(liveIn(html), html).toEqual([]);
		}
	});

	const PEOPLE: readonly Somebody[] = [
		'stranger',
		'partner_approver',
		'coordinator',
		'administrator',
		'donor',
		'unproven',
	];

	/** Every page, file and answer; and those of reports, of people and of the record. */
	function pagesOf(who: Somebody): string[] {
		const { own, other } = reach.targets;
		const ids = [
			own.report('draft'),
			own.report('submitted'),
			own.report('approved'),
			other.report('submitted'),
		];
		return [
			...READABLE.map((route) => addressOf(route)),
			...ids.flatMap((id) => [
				`/reports/${id}`,
				`/reports/${id}/summary`,
				`/reports/${id}/workbook`,
				`/review/${id}`,
			]),
			'/harbour/shelter/2022/q2',
			'/review?plan=harbour&sector=shelter&period=2022-Q3',
			'/audit?plan=harbour',
			'/manage/people?plan=harbour',
			'/manage/harbour/shelter/2024/q1/publication?section=summary&language=en',
			'/harbour/shelter/2024/q1/map?indicator=1.1.a&place=ZZ111',
			'/harbour/shelter/2024/q1/compare?place=ZZ1&other=ZZ11',
		].map((path, i) =>
			path.startsWith('/api/') || who === 'stranger'
				? path
				: ([path, `/ar${path}`, `/fr${path}`][i % 3] ?? path),
		);
	}

	test('E4: no text runs, on no page', { timeout: PATIENCE }, async () => {
		const wrong: string[] = [];
		let [pages, words] = [0, 0];
		const look = (path: string, { headers, body }: Awaited<ReturnType<typeof get>>) => {
			const text = body.toString();
			pages += 1;
			words += text.split(WORD).length - 1;
			const type = String(headers['content-type'] ?? '');
			expect(headers['x-content-type-options'], path).toBe('nosniff');
			if (!/html|svg|xml/.test(type)) return;
			for (const what of liveIn(text)) wrong.push(`${path}: ${what}`);
		};
		for (const index of repeated({ title: 'Scripts in every field', full: SCRIPT_PAYLOADS.length })) {
			const payload = at(SCRIPT_PAYLOADS, index);
			await fillTexts(app.database, payload);
			const somebody = PEOPLE.slice(1);
			for (const who of ['stranger', somebody[index % somebody.length] ?? 'donor'] as const) {
				for (const path of pagesOf(who)) look(path, await get(path, who));
			}
			// What a request itself says, told back.
			const said = encodeURIComponent(payload);
			for (const path of [
				`/${said}`,
				`/harbour/shelter/2024/q1/places/${said}`,
				`/harbour/shelter/2024/q1/map?indicator=${said}&place=${said}&partner=${said}`,
				`/harbour/shelter/2024/q1/compare?place=${said}&other=${said}`,
				`/api/v1/plans/harbour/sectors/shelter/places/search?q=${said}`,
				`/account/sign-in?to=${said}`,
			]) {
				look(path, await get(path));
			}
			look('/account/sign-in', await post(app, '/account/sign-in', { email: payload, password: payload }));
			const draft = `/reports/${reach.targets.own.report('draft')}`;
			for (const action of ['save', 'preview', 'comment', 'explain']) {
				const fields = {
					id: payload,
					version: '0',
					indicator: '1',
					reference: payload,
					note: payload,
					place: payload,
				};
				const sent = { ...fields, lines: payload, body: payload, rule: payload, sent: 'a name of a sender' };
				look(
					action,
					await post(app, `${draft}?/${action}`, sent, { cookie: reach.cookies.partner_approver }),
				);
			}
			expect(wrong).toEqual([]);
		}
		expect(words).toBeGreaterThan(pages);
	});
});
