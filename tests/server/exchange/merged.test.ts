/** Organisations that are one, and an order by hand, in a bundle. Source: docs/exchange.md, organisations.csv. */
import { expect, test } from 'vitest';
import { run } from '#lib/server/database/driver.ts';
import { changeOrganisation } from '#lib/server/plan/commands/organisations.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import { listPlanOrganisations } from '#lib/server/plan/queries/organisations.ts';
import { tinyRows, withRows } from '../../support/tinyBundle.ts';
import { closeWorkshops, refusal, workshop } from './imports.ts';

closeWorkshops();

const [head = '', ...rows] = tinyRows('organisations.csv');
const merged = {
	'organisations.csv': [
		`${head},merged_into`,
		...rows.map((row) => `${row},`),
		'P9,Partner nine,nngo,P2',
		'',
	].join('\n'),
};
const reported = (quarter: string) => `P9,2024,${quarter},C1,1.1.a,M1,ongoing,,,,,,,7,`;

test('rows that name the one that goes are the other’s, and a file that says nothing takes nothing apart', async () => {
	const { take, ask } = await workshop();
	await take({ ...merged, ...withRows('reports.csv', reported('1,approved')) });
	const partners = `select distinct o.code from report r join organisation o on o.id = r.partner_id order by o.code`;
	expect(await ask(partners)).toEqual([{ code: 'P1' }, { code: 'P2' }]);
	const into = `select i.code from organisation o join organisation i on i.id = o.merged_into_id where o.code = 'P9'`;
	expect(await ask(into)).toEqual([{ code: 'P2' }]);
	await take({ 'organisations.csv': [head, ...rows, 'P9,Partner nine,nngo', ''].join('\n') });
	expect(await ask(into)).toEqual([{ code: 'P2' }]);
});

test('a quarter that both reported is told as one that has two states', async () => {
	const { take } = await workshop();
	const { issues } = await refusal(take({ ...merged, ...withRows('reports.csv', reported('2,submitted')) }));
	expect(issues.kept).toMatchObject([{ kind: 'two states', file: 'reports.csv', line: 7 }]);
});

test.each(['P8', 'P9'])('one that is merged into %s, which does not stay, is refused', async (into) => {
	const { take } = await workshop();
	const text = merged['organisations.csv'].replace('nngo,P2', `nngo,${into}`);
	const { issues } = await refusal(take({ 'organisations.csv': text }));
	expect(issues.kept).toMatchObject([{ file: 'organisations.csv', column: 'merged_into' }]);
});

test('an order by hand comes in, and goes out as it came', async () => {
	const [top = '', ...lines] = tinyRows('framework.csv');
	const placeOf = (line: string) =>
		line.includes(',1.1.b,') ? '0' : line.includes(',1.1.a,1.1,') ? '1' : '';
	const text = [`${top},position`, ...lines.map((line) => `${line},${placeOf(line)}`), ''].join('\n');
	const { take, files } = await workshop();
	await take({ 'framework.csv': text });
	const first = await files();
	const codes = (first['framework.csv'] ?? '').split('\n').map((line) => line.split(',')[1]);
	expect(codes.filter((code) => code?.startsWith('1.1.'))).toEqual(['1.1.b', '1.1.a', '1.1.c', '1.1.d']);
	const again = await workshop();
	await again.take(first);
	expect(await again.files()).toEqual(first);
});

/** Gives an organisation of a workshop another code, as in the browser. */
async function recode({ db }: Awaited<ReturnType<typeof workshop>>, was: string, code: string) {
	const one = (await listPlanOrganisations(db.writer, 1)).find((found) => found.code === was);
	if (!one) throw new Error(was);
	const act = { planId: 1, personId: 1, now: new Date(0) };
	await changeOrganisation(db, act, { ...one, was, code, version: stampOf(one) });
}
const PERSON = `insert into person (id, name, email, language, created_at) values (1, 'C', 'c@example.org', 'en', 0)`;

test('a bundle from before an organisation got another code changes nothing, and one from after is taken elsewhere', async () => {
	const shop = await workshop();
	await shop.take({
		'funding.csv':
			'kind,year,output,donor,partner,status,date,amount,id\ncontribution,2024,1.1,D1,P1,received,2024-01-01,100,c1\n',
		'participation.csv': 'partner,output,from,to\nP1,1.1,2024-Q1,\n',
		'words.csv': 'partner,year,quarter,state,output,about,body\nP1,2024,1,approved,1.1,achievements,Done\n',
	});
	await run(shop.db.writer, PERSON);
	const before = await shop.files();
	await recode(shop, 'P1', 'N1');
	await recode(shop, 'D1', 'FUND');
	const after = await shop.files();
	for (const file of ['reports.csv', 'funding.csv', 'participation.csv', 'words.csv'])
		expect([/\bP1\b/.test(after[file] ?? ''), /\bN1\b/.test(after[file] ?? '')], file).toEqual([false, true]);
	const again = await shop.take(before);
	expect(Object.values(again.summary).filter(({ added, changed }) => added + changed > 0)).toEqual([]);
	expect(await shop.files()).toEqual(after);
	const other = await workshop();
	const taken = await other.take(after);
	expect(taken.issues.kept.filter(({ kind }) => kind === 'one name')).toEqual([]);
	expect(await other.files()).toEqual(after);
});

test('bundles of any moment change nothing, whatever codes were given meanwhile and then taken back', async () => {
	const shop = await workshop();
	await shop.take({
		'organisations.csv': [
			`${head},names_partners,merged_into`,
			...rows.map((row) => `${row},yes,`),
			'P9,Partner nine,nngo,,P2',
			'',
		].join('\n'),
	});
	await run(shop.db.writer, PERSON);
	const moments = [await shop.files()];
	for (const [was, code] of [
		['P2', 'N1'],
		['N1', 'N2'],
		['N2', 'P2'],
	] as const) {
		await recode(shop, was, code);
		moments.push(await shop.files());
		for (const files of moments) {
			const { summary } = await shop.take(files);
			expect(Object.values(summary).filter(({ added, changed }) => added + changed > 0)).toEqual([]);
			expect(await shop.files()).toEqual(moments.at(-1));
		}
	}
});

test('a left code in a row with a name of neither is asked about', async () => {
	const shop = await workshop();
	await shop.take({});
	await run(shop.db.writer, PERSON);
	await recode(shop, 'P2', 'N2');
	const told = async (name: string) => {
		const { issues } = await shop.take({
			'organisations.csv': [
				head,
				...rows.filter((row) => !row.startsWith('P2,')),
				`P2,${name},nngo`,
				'',
			].join('\n'),
		});
		return issues.kept
			.filter(({ column }) => column === 'code')
			.map(({ kind, severity }) => [kind, severity]);
	};
	const [, name = ''] = rows.find((row) => row.startsWith('P2,'))?.split(',') ?? [];
	expect(await told(name)).toEqual([]);
	expect(await told('Another one altogether')).toEqual([['one name', 'warning']]);
});
