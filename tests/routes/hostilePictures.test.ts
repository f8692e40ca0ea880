/** Names and notes of every kind in pictures, frames and tables: none live, none broken, read by programs that are not ours. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { PICTURES } from '../../src/routes/[plan]/[sector]/[year]/[quarter]/[picture].svg/pictures.server.ts';
import { PYTHON } from '../../scripts/setup/openpyxl.ts';
import { engineOfRun } from '../support/engine.ts';
import { WORD } from '../support/live.ts';
import { PATIENCE } from '../support/long.ts';
import { liveCells } from '../support/payloads.ts';
import { temporaryFolder } from '../support/temporary.ts';
import { addressOf, OPEN_TABLES } from './support/addresses.ts';
import { BUILDING, raw, startApp, type App } from './support/app.ts';
import { seedPeople } from './support/people.ts';
import { fillTexts } from './support/texts.ts';

/** Of everything that one of them might take for more than text; PostgreSQL holds no NUL. */
const HOSTILE = [
	`=${WORD}("https://evil.example")`,
	`</text></svg><script>${WORD}()</script><image href="//evil.example/${WORD}"/>`,
	`" onload="${WORD}()" x="`,
	`]]>&${WORD};&#0;&lt;!ENTITY ${WORD} SYSTEM "file:///etc/passwd">`,
	`<![CDATA[${WORD}]]> <!-- ${WORD} --> {{${WORD}}} \${${WORD}}`,
	`\u202e${WORD}\u2066 ${'x'.repeat(300)} ${'لا'.repeat(100)} 👩🏽‍🚒🇱🇧 \u2028`,
	`${engineOfRun() === 'sqlite' ? '\u0000' : ''}\u0001\u0007\u001b\ufffe\ufeff`,
].join(' ');

interface Read {
	readonly words: readonly string[];
	/** Elements, or parts, that none of ours has. */
	readonly strange: readonly string[];
	/** What something would run, or where it leads. */
	readonly leads: readonly string[];
	readonly pixels?: number;
}

const folder = temporaryFolder();
const read = new Map<string, Read>();
const tables = new Map<string, string>();
let app: App;

const QUARTER = '/harbour/shelter/2024/q1';
const asked = Object.keys(PICTURES).map((name) => `${name}?indicator=1.1.a`);
type Kind = 'svg' | 'png' | 'page' | 'csv';
/** An address, and how what stands there is read. */
type Address = readonly [path: string, kind: Kind];

function addressesIn(language: string): Address[] {
	const at = language + QUARTER;
	return [
		...asked.map((one): Address => [`${at}/${one.replace('?', '.svg?')}`, 'svg']),
		...asked.slice(0, 2).map((one): Address => [`${at}/${one.replace('?', '.png?')}`, 'png']),
		...asked.map((one): Address => [`${language}/embed${QUARTER}/${one}`, 'page']),
		[`${at}/preview.png`, 'png'],
		...OPEN_TABLES.map((route): Address => [language + addressOf(route), 'csv']),
	];
}

beforeAll(async () => {
	app = await startApp({}, async (path) => {
		await seedPeople(path);
		await fillTexts(path, HOSTILE);
	});
	const files: Record<string, string> = {};
	const names: string[] = [];
	for (const language of ['', '/ar'])
		for (const [path, kind] of addressesIn(language)) {
			const { status, body } = await raw(app, path);
			expect([path, status]).toEqual([path, 200]);
			const name = `file-${names.push(path)}`;
			files[name] = kind;
			writeFileSync(join(folder.path, name), body);
			if (kind === 'csv') tables.set(path, body.toString());
		}
	writeFileSync(join(folder.path, 'files.json'), JSON.stringify(files));
	const said = execFileSync(PYTHON, [join(import.meta.dirname, 'readPictures.py'), folder.path], {
		encoding: 'utf8',
		maxBuffer: 2 ** 28,
	});
	for (const [name, one] of Object.entries(JSON.parse(said) as Record<string, Read>))
		read.set(names[Number(name.slice(5)) - 1] ?? name, one);
}, BUILDING + PATIENCE);
afterAll(async () => {
	await app.stop();
	folder.remove();
});

test('each holds the text as text, and nothing that none of ours has', () => {
	let met = 0;
	for (const [path, { words, strange, leads, pixels }] of read) {
		expect([path, strange]).toEqual([path, []]);
		expect([path, leads.filter((one) => !one.startsWith('#') && !one.startsWith(app.origin))]).toEqual([
			path,
			[],
		]);
		if (pixels !== undefined) expect([path, pixels > 100_000]).toEqual([path, true]);
		if (words.some((one) => one.includes(WORD))) met++;
	}
	expect(met).toBeGreaterThan(asked.length * 2);
});

test('no cell of a table is computed, whatever takes it apart', () => {
	expect(tables.size).toBeGreaterThan(20);
	for (const [path, text] of tables)
		for (const separator of [',', ';', '\t'] as const)
			expect([path, separator, liveCells(text, separator)]).toEqual([path, separator, []]);
});
