/** What there is one of: a name for a function, a way to say that something is not there, a place for SQL. */
import { describe, expect, test } from 'vitest';
import { listFiles, type SourceFile } from './project.ts';
import { speaksSql } from './layers.ts';
import { bareAbsences, namesTwice, sqlText } from './syntax.ts';

const CODE = /\.(ts|mjs|js|svelte)$/;
const source = ['src', 'db', 'scripts'].flatMap((folder) => listFiles(folder, CODE));
const sample = (path: string, text: string): SourceFile[] => [{ path, text }];

describe('a name', () => {
	test('of an exported function means one thing, of a type or a constant one in its subject', () => {
		expect(namesTwice(source)).toEqual([]);
	});

	test('that two files give is found, overloads of one are not', () => {
		const twice = [
			...sample('src/lib/a.ts', 'export function keyOf() {}'),
			...sample('src/lib/b.ts', 'export async function keyOf() {}\nfunction labelOf() {}'),
			...sample('src/lib/c.ts', 'export function x(): void;\nexport function x() {}\nfunction labelOf() {}'),
		];
		expect(namesTwice(twice)).toEqual(['keyOf: src/lib/a.ts, src/lib/b.ts']);
	});

	test.each([
		['export interface Row { readonly id: number }', 'export type Row = string;', 'Row'],
		['export class Told {}', 'export interface Told {}', 'Told'],
		['export const LONGEST = 1;', 'export const LONGEST = 2;', 'LONGEST'],
	])('of a type or a constant is found in the homes and pages of one subject: %s', (one, other, name) => {
		const here = sample('src/lib/report/a.ts', one);
		for (const path of ['src/lib/server/report/queries/b.ts', 'src/routes/reports/[id=id]/b.ts']) {
			expect(namesTwice([...here, ...sample(path, other)])).toEqual([
				`${name}: src/lib/report/a.ts, ${path}`,
			]);
		}
		for (const path of ['src/lib/figures/b.ts', 'src/routes/review/+server.ts']) {
			expect(namesTwice([...here, ...sample(path, other)])).toEqual([]);
		}
	});
});

describe('what is absent', () => {
	const own = 'src/lib/server/http/allow.ts';

	test('is told by one function', () => {
		expect(bareAbsences(source.filter(({ path }) => path !== own))).toEqual([]);
		expect(bareAbsences(source.filter(({ path }) => path === own))).toHaveLength(1);
	});

	test.each(['error(404)', 'error(404, m.error_no_page())', 'error(404, { message })'])(
		'a sample is found: %s',
		(text) => {
			expect(bareAbsences(sample('src/routes/x.ts', text))).toHaveLength(1);
		},
	);
});

describe('SQL', () => {
	test('stands in queries, commands and the schema only', () => {
		expect(sqlText(source.filter(({ path }) => !speaksSql(path)))).toEqual([]);
	});

	test.each([
		'const a = sql`count(*)`;',
		"const a = 'select * from plan';",
		'const a = `insert into plan values (${code})`;',
		'const a = `\n\twith x as (select 1) select * from x`;',
		'const a = connection.prepare(text);',
		'db.writer.$client.close();',
	])('a sample is found: %s', (text) => {
		expect(sqlText(sample('src/routes/x.ts', text))).toHaveLength(1);
	});

	test('takes a text in the language of who reads it', () => {
		const own = 'src/lib/server/database/text.ts';
		const english = source.filter(
			({ path, text }) => path.startsWith('src/') && path !== own && text.includes(`->> 'en'`),
		);
		expect(english.map(({ path }) => path)).toEqual([]);
	});

	test('words of people are not SQL', () => {
		expect(
			sqlText(sample('src/routes/x.ts', "const a = ['Select a quarter', 'update', 'with people'];")),
		).toEqual([]);
	});
});
