/** Names that every object has, marks of direction and controls, in every code and text: every page, file and answer stands. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, migrate, openDatabase, rows, run, snapshot } from '#lib/server/database/driver.ts';
import { exportBundle } from '#lib/server/exchange/export.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { addPerson, signedIn } from '../support/people.ts';
import { writeTinyBundle } from '../support/tinyBundle.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { post } from './support/people.ts';

const NOW = new Date('2024-05-04T09:30:00Z');
/** What a text may be to a program, and what nobody sees. */
const TEXT = '__proto__ constructor \u202egnirts\u202c \u200f';
const group = (code: string) => ({ code, name: TEXT });
const PLAN = {
	code: 'constructor',
	name: TEXT,
	currency: 'USD',
	first_year: 2024,
	last_year: 2024,
	sector: { code: 'prototype', name: TEXT },
	people_method: 'largest',
	public: 'approved',
	minimum_count: 0,
	status: TEXT,
	people_label: TEXT,
	disclaimers: [TEXT],
	contacts: [TEXT],
	groups: {
		sex: [group('constructor'), group('toString')],
		cohort: [group('hasOwnProperty'), group('valueOf')],
	},
};
const FILES = {
	'plan.json': JSON.stringify(PLAN),
	'organisations.csv': `code,name,type\nconstructor,${TEXT},nngo\ntoString,${TEXT},un\n__defineGetter__,${TEXT},donor\n`,
	'places.csv': `pcode,name,name_ar,level,parent,lat,lon,population,kind\ntoString,${TEXT},,0,,,,,\nvalueOf,${TEXT},,1,toString,,,,\nconstructor,${TEXT},,2,valueOf,,,,\nisPrototypeOf,${TEXT},,3,constructor,33.5,35.5,,\n`,
	'framework.csv': `level,code,parent,name,unit,calculation,parts,numerator,denominator,counts_people,headline,required,dimensions\noutcome,constructor,,${TEXT},,,,,,,,,\noutput,toString,constructor,${TEXT},,,,,,,,,\nindicator,constructor,toString,${TEXT},people,sum,,,,yes,yes,,\nindicator,__lookupGetter__,toString,${TEXT},count,distinct,,,,,yes,,\nindicator,valueOf,constructor,${TEXT},people,composite,constructor,,,,,,\n`,
	'periods.csv':
		'year,quarter,opens,due,locks\n2024,1,2024-04-01,2024-05-20,\n2024,2,2024-04-01,2024-07-20,\n',
	'targets.csv': 'indicator,year,quarter,place,cohort,sex,target\nconstructor,2024,,,,,100\n',
	'funding.csv': `kind,year,output,donor,partner,status,date,amount,currency,usd_rate\nrequirement,2024,toString,,,,,100,USD,1\ncontribution,2024,toString,__defineGetter__,constructor,received,,50,USD,1\n`,
	'reports.csv': [
		'partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,value,note,done_in,tags,appeal',
		`constructor,2024,1,approved,__proto__,constructor,isPrototypeOf,completed,,__defineGetter__,,,,,10,${TEXT},,__proto__;constructor,`,
		`constructor,2024,1,approved,__proto__,constructor,isPrototypeOf,completed,,__defineGetter__,,constructor,,,6,${TEXT},,__proto__;constructor,`,
		`constructor,2024,1,approved,toString,__lookupGetter__,isPrototypeOf,completed,,,,,,,1,,,,`,
		'toString,2024,1,submitted,__proto__,constructor,isPrototypeOf,ongoing,,,,,,,3,,,,',
		'',
	].join('\n'),
	'narrative/summary.md': `---\nyear: 2024\nquarter: 1\nsection: summary\nlanguage: en\n---\n${TEXT} [x](javascript:alert(1)) <b>constructor</b>\n`,
};
const QUARTER = '/constructor/prototype/2024/q1';
const API = '/api/v1/plans/constructor/sectors/prototype';
const folder = mkdtempSync(join(tmpdir(), 'masar-planted-'));
const cookies: Record<string, string> = { stranger: '' };
let app: App;
let draft: number;

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		const db = openDatabase(path);
		await migrate(db);
		await importBundle(db, writeTinyBundle(join(folder, 'in'), FILES), { now: NOW });
		const grant = { planId: 1, sectorId: null, organisationId: null };
		const partner = { ...grant, organisationId: 1 };
		for (const person of [
			{ email: 'a@example.org', grants: [{ ...grant, role: 'administrator' as const }], factor: true },
			{ email: 'c@example.org', grants: [{ ...grant, role: 'coordinator' as const }], factor: true },
			{ email: 'p@example.org', grants: [{ ...partner, role: 'partner_approver' as const }] },
		]) {
			const id = await addPerson(db, person, NOW);
			cookies[person.email] = `session=${await signedIn(db, id, NOW)}`;
		}
		await closeDatabase(db);
	});
}, BUILDING);
afterAll(async () => {
	await app.stop();
	rmSync(folder, { recursive: true });
});

const get = (path: string, cookie: string) =>
	raw(app, path, { headers: { ...(cookie && { cookie }), accept: 'text/html' } });
const send = (path: string, fields: Record<string, string>) =>
	post(app, path, fields, { cookie: cookies['p@example.org'] });

test('no code is the one that programs cannot carry', async () => {
	const db = openDatabase(join(folder, 'refused.sqlite'));
	await migrate(db);
	for (const [file, text] of Object.entries(FILES)) {
		if (!/constructor/.test(text) || file === 'narrative/summary.md') continue;
		const bad = { ...FILES, [file]: text.replace(/(?<=[",;\n])constructor(?=[",;\n])/, '__proto__') };
		if (bad[file as keyof typeof FILES] === text || file === 'reports.csv') continue;
		const path = writeTinyBundle(join(folder, `bad-${file}`), bad);
		await expect(importBundle(db, path, { now: NOW }), file).rejects.toThrow(/error/);
	}
	await closeDatabase(db);
});

test('a draft takes them as texts, and refuses them as rules', async () => {
	const db = openDatabase(app.database);
	const ids = await rows<{ period: number }>(db.writer, 'select id as period from period where quarter = 2');
	const started = await send('/reports?/start', {
		plan: '1',
		sector: '1',
		partner: '1',
		period: String(ids[0]?.period),
	});
	draft = Number(/\/reports\/(\d+)/.exec(String(started.headers.location))?.[1]);
	const [{ indicator } = { indicator: 0 }] = await rows<{ indicator: number }>(
		db.writer,
		`select id as indicator from indicator where code = 'constructor'`,
	);
	for (const [i, text] of ['__proto__', 'constructor', `a\u0000b${TEXT}`, '=1+1'].entries()) {
		const of = (field: string) => `f.a-card-of-mine-${i}.${field}`;
		const typed = { [of('reference')]: text, [of('tags')]: text, [of('note')]: text };
		const fields = { ...typed, [of('place')]: 'isPrototypeOf', [of(`${indicator}.total`)]: '5' };
		expect((await send(`/reports/${draft}?/save`, fields)).status, text).toBeLessThan(500);
	}
	const [entry] = await rows<{ id: number }>(
		db.writer,
		`select max(id) as id from entry where report_id = ${draft}`,
	);
	const stored = await rows(db.writer, `select 1 from entry where report_id = ${draft}`);
	expect(stored).toHaveLength(4);
	for (const rule of ['__proto__', 'constructor', 'no such rule']) {
		const answer = await send(`/reports/${draft}?/save`, { [`f.a.${indicator}.why.${rule}`]: 'x' });
		expect(answer.status, rule).toBe(rule === 'constructor' ? 200 : 400);
	}
	expect(await rows(db.writer, 'select 1 from explanation')).toEqual([]);
	// What an older version stored does no harm.
	await run(
		db.writer,
		`insert into explanation (entry_id, rule, body) values (${entry?.id ?? 0}, '__proto__', 'x')`,
	);
	await send(`/reports/${draft}?/comment`, { id: '', body: TEXT });
	await closeDatabase(db);
});

/** What an address asks for: of two that differ in what they filter by alone, one page shows what the other would. */
function kindOf(path: string): string {
	const { pathname, searchParams } = new URL(path, app.origin);
	return [pathname, ...[...searchParams.keys()].sort()].join(' ');
}

test(
	'every page that links lead to stands, for everybody',
	async () => {
		for (const [who, cookie] of Object.entries(cookies)) {
			const asked = new Set<string>();
			const queue = [
				'/',
				'/reports',
				`/reports/${draft}`,
				'/review',
				'/audit',
				'/manage/people',
				'/account',
				QUARTER,
			];
			while (queue.length > 0 && asked.size < 400) {
				const path = queue.shift() ?? '';
				if (asked.has(kindOf(path)) || /\/account\/sign-out/.test(path)) continue;
				asked.add(kindOf(path));
				const { status, body, headers } = await get(path, cookie);
				expect(status, `${who} ${path}`).toBeLessThan(500);
				if (!String(headers['content-type']).includes('html')) continue;
				const html = body.toString();
				expect(html, path).not.toContain('href="javascript:');
				const links = [...html.matchAll(/href="(\/[^"#]*)/g)].map(([, link]) =>
					(link ?? '').replaceAll('&amp;', '&'),
				);
				queue.push(...links.filter((link) => !/^\/(_app|ar|fr)\b|\.(css|js|svg|png|ico|woff2)$/.test(link)));
			}
			expect(asked.size, who).toBeGreaterThan(15);
			expect(asked.size, `${who}: more pages than are looked at`).toBeLessThan(400);
		}
	},
	BUILDING,
);

test('the data of pages and the answers of the API keep every group', async () => {
	for (const path of [
		QUARTER,
		`${QUARTER}/indicators/constructor`,
		`${QUARTER}/map`,
		`${QUARTER}/partners`,
	]) {
		expect((await get(`${path}/__data.json`, '')).status, path).toBe(200);
	}
	const question = 'year=2024&quarter=1';
	const answer = JSON.parse((await get(`${API}/progress?${question}`, '')).body.toString()) as {
		indicators: { code: string; by_sex: Record<string, number> }[];
	};
	const found = answer.indicators.find(({ code }) => code === 'constructor');
	expect(Object.entries(found?.by_sex ?? {})).toEqual([['constructor', 6]]);
	for (const filter of [
		'partner=constructor',
		'donor=__defineGetter__',
		'sex=constructor',
		'tag=__proto__',
	]) {
		expect((await get(`${API}/progress?${question}&${filter}`, '')).status, filter).toBe(200);
	}
	for (const parameter of ['__proto__', 'constructor', 'toString']) {
		expect((await get(`${API}/progress?${question}&${parameter}=x`, '')).status, parameter).toBe(400);
	}
});

test('what was stored can be exported, and the export be read back', async () => {
	const db = openDatabase(app.database);
	await snapshot(db, (reader) => exportBundle(reader, 'constructor', join(folder, 'out'), 'prototype'));
	await closeDatabase(db);
	const again = openDatabase(join(folder, 'again.sqlite'));
	await migrate(again);
	const { issues } = await importBundle(again, join(folder, 'out'), { now: NOW });
	expect(issues.errors).toBe(0);
	await closeDatabase(again);
});
