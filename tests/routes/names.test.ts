/** Promise of docs/rules.md, Names: a partner is named at a municipality where it agreed and the indicator allows it. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { closeDatabase, openDatabase, run, transaction } from '#lib/server/database/driver.ts';
import { bumpDataVersion } from '#lib/server/plan/commands/bumpDataVersion.ts';
import { addressOf, READABLE } from './support/addresses.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { seedReach, type Reach } from './support/reach.ts';

const QUARTER = '/harbour/shelter/2024/q1';
const API = '/api/v1/plans/harbour/sectors/shelter';
/** Of the municipality Upper town. */
const HERE = /ZZ111(?!\d)|Upper town/;
const NAMED = /Partner (?:one|two)|\bP[12]\b/;

let app: App;
let reach: Reach;
beforeAll(async () => {
	app = await startApp({}, async (path) => {
		reach = await seedReach(path);
	});
}, BUILDING);
afterAll(() => app.stop());

async function read(path: string, cookie = ''): Promise<{ status: number; text: string }> {
	const { status, body } = await raw(app, path, {
		headers: { accept: 'text/html', ...(cookie && { cookie }) },
	});
	return { status, text: body.toString() };
}

/** What is said together: a row of a table or of a file, an item of a list, an object of an answer. */
function saidTogether(text: string): string[] {
	if (text.startsWith('{')) return [...text.matchAll(/\{[^{}]*(?:\{[^{}]*\}[^{}]*)*\}/g)].map(([one]) => one);
	if (!text.includes('<html')) return text.split(/\r?\n/);
	return [...text.matchAll(/<(tr|li|dd|p)\b[\s\S]*?<\/\1>/g)].map(([one]) => one);
}

async function set(agreed: 0 | 1, allowed: 0 | 1): Promise<void> {
	const db = openDatabase(app.database);
	await transaction(db, async (writer) => {
		await run(writer, `update organisation set names_partners = ${agreed} where code in ('P1', 'P2')`);
		await run(writer, `update indicator set names_partners = ${allowed} where code = '1.1.a'`);
		await bumpDataVersion(writer, 1, new Date(), 'change organisations');
	});
	await closeDatabase(db);
}

const filtered = (more: string) => [
	`${QUARTER}/map?indicator=1.1.a&level=3&${more}`,
	`${QUARTER}/map.csv?indicator=1.1.a&level=3&${more}`,
	`${QUARTER}/map.svg?indicator=1.1.a&level=3&show=areas&${more}`,
];

test.each([
	{ agreed: 0, allowed: 1 },
	{ agreed: 1, allowed: 0 },
] as const)('agreed $agreed, allowed $allowed: nowhere may strangers read who works there', async (one) => {
	await set(one.agreed, one.allowed);
	let seen = 0;
	for (const address of [...READABLE.map((route) => addressOf(route)), ...filtered('donor=D1')]) {
		const { status, text } = await read(address);
		if (status !== 200) continue;
		// What stands on its own page stands there of it.
		const isOfIt = address.includes('/places/ZZ111');
		const together = saidTogether(text).filter((said) => isOfIt || HERE.test(said));
		seen += together.length;
		expect(
			together.filter((said) => NAMED.test(said)),
			address,
		).toEqual([]);
	}
	expect(seen).toBeGreaterThan(20);
	expect((await read(`${QUARTER}/places/ZZ111`)).text).toMatch(/a partner|2 partners/);
	for (const partner of ['P1', 'P2'])
		for (const address of filtered(`partner=${partner}`))
			expect(
				saidTogether((await read(address)).text).filter((said) => /place=ZZ111|,ZZ111,|"ZZ111"/.test(said)),
				address,
			).toEqual([]);
	const alone = await read(`${API}/progress?year=2024&quarter=1&window=quarter&partner=P1&place=ZZ111`);
	if (one.agreed === 0) expect(alone.status).toBe(403);
	else expect(alone.text).not.toMatch(/"reached":\s*\d/);
	const why = await read(`${QUARTER}/why?figure=indicator&indicator=1.1.a&partner=P1&place=ZZ111`);
	expect(why.text).not.toMatch(/<dd[^>]*>\s*(?:<b>)?\d/);
});

test('who agreed is named where the indicator allows it, and found there', async () => {
	await set(1, 1);
	const { text } = await read(`${QUARTER}/places/ZZ111`);
	expect(saidTogether(text).filter((said) => /Partner one/.test(said))).toHaveLength(1);
	expect((await read(`${QUARTER}/places/ZZ111/values.csv`)).text).toMatch(/,1\.1\.a,.*,P1,,/);
	for (const address of filtered('partner=P1')) expect((await read(address)).text, address).toMatch(HERE);
	const alone = await read(`${API}/progress?year=2024&quarter=1&window=quarter&partner=P1&place=ZZ111`);
	const { indicators } = JSON.parse(alone.text) as { indicators: { code: string; reached: number | null }[] };
	expect(indicators.find(({ code }) => code === '1.1.a')?.reached).toBe(100);
	// 1.1.b allows nobody's name.
	expect(indicators.find(({ code }) => code === '1.1.b')?.reached).toBeNull();
});

test('whoever reviews reads every name and asks by every partner, whatever was agreed', async () => {
	await set(0, 0);
	const { coordinator, partner_reporter } = reach.cookies;
	expect((await read(`${QUARTER}/places/ZZ111`, coordinator)).text).toContain('Partner one');
	expect((await read(`${QUARTER}/map.csv?indicator=1.1.a&level=3&partner=P1`, coordinator)).text).toContain(
		'ZZ111',
	);
	for (const cookie of ['', partner_reporter])
		expect((await read(`${QUARTER}/places/ZZ111`, cookie)).text).not.toContain('Partner one');
});

test('at its district every partner with a figure is named', async () => {
	expect((await read(`${QUARTER}/places/ZZ11`)).text).toContain('Partner one');
});
