/** What may be wrong with the form of a file: encoding, quotes, columns, length. */
import { describe } from 'vitest';
import { testRefusals } from './refusals.ts';
import { withRows, withText } from '../../support/tinyBundle.ts';

const report = (rest: string) => withRows('reports.csv', `P1,2024,2,approved,${rest}`);

describe('a bundle is refused for', () => {
	testRefusals([
		{
			what: 'too few cells',
			changes: withRows('reports.csv', 'P1,2024,2'),
			at: 'reports.csv:7:',
			kind: 'wrong number of cells',
			says: 'has 3 cells, the header 16',
		},
		{
			what: 'a wrong column',
			changes: withText('reports.csv', 'disability,value', 'disabilty,value'),
			at: 'reports.csv:1:disabilty',
			kind: 'wrong column',
			says: 'rename or remove it',
		},
		{
			what: 'a missing column',
			changes: withText('periods.csv', ',locks', ''),
			at: 'periods.csv:1:locks',
			kind: 'missing column',
			says: 'add it',
		},
		{
			what: 'a column twice',
			changes: withText('periods.csv', ',locks', ',due'),
			at: 'periods.csv:1:due',
			kind: 'duplicate column',
			says: 'remove one',
		},
		{
			what: 'ten thousand columns',
			changes: { 'reports.csv': `${Array(10_000).fill('value').join(',')}\n` },
			at: 'reports.csv:1:',
			kind: 'wrong column',
			says: '10000 columns',
		},
		{
			what: 'an empty file',
			changes: { 'reports.csv': '' },
			at: 'reports.csv:1:',
			kind: 'missing column',
			says: 'header row',
		},
		{
			what: 'a missing file',
			changes: { 'places.csv': null },
			at: 'places.csv::',
			kind: 'missing file',
			says: 'add it',
		},
		{
			what: 'a text without front matter',
			changes: { 'narrative/one.md': 'Hello' },
			at: 'narrative/one.md:1:',
			kind: 'wrong front matter',
			says: 'begin it with a line "---"',
		},
		{
			what: 'a plan that would stand where the site’s own pages do',
			changes: withText('plan.json', '"code":"tiny"', '"code":"reports"'),
			at: 'plan.json::code',
			kind: 'wrong plan',
			says: 'choose another, such as "reports-2024"',
		},
		{
			what: 'a plan under the prefix of a language',
			changes: withText('plan.json', '"code":"tiny"', '"code":"ar"'),
			at: 'plan.json::code',
			kind: 'wrong plan',
			says: 'The code "ar" stands in addresses of the site’s own pages',
		},
		{
			what: 'a sector with a word that public addresses do not use',
			changes: withText('plan.json', '"code":"stability"', '"code":"people"'),
			at: 'plan.json::sector.code',
			kind: 'wrong plan',
			says: 'The code "people"',
		},
		{
			what: 'a plan that is no JSON',
			changes: { 'plan.json': '{' },
			at: 'plan.json::',
			kind: 'wrong plan',
			says: 'no JSON',
		},
		{
			what: 'a plan with a word too many',
			changes: withText('plan.json', '"code":"tiny"', '"colour":"red","code":"tiny"'),
			at: 'plan.json::',
			kind: 'wrong plan',
			says: 'colour',
		},
		{
			what: 'a file in Latin-1',
			changes: {
				'organisations.csv': Buffer.concat([
					Buffer.from('code,name,type\nP1,Caf'),
					Buffer.from([0xe9]),
					Buffer.from(',un\nP2,Two,un\nD1,One,donor\nD2,Two,donor\n'),
				]),
			},
			at: 'organisations.csv:2:name',
			kind: 'bad encoding',
			says: 'save the file as "CSV UTF-8"',
		},
		{
			what: 'a file in UTF-16',
			changes: { 'organisations.csv': Buffer.from('\uFEFFcode,name,type\n', 'utf16le') },
			at: 'organisations.csv:1:',
			kind: 'bad encoding',
			says: 'UTF-16',
		},
		{
			what: 'a NUL in a cell',
			changes: withRows('organisations.csv', 'P3,Th\0ree,un'),
			at: 'organisations.csv:6:name',
			kind: 'bad encoding',
			says: 'NUL',
		},
		{
			what: 'a quote that is never closed',
			changes: withRows('organisations.csv', 'P3,"Three,un', 'P4,Four,un'),
			at: 'organisations.csv:6:',
			kind: 'bad quote',
			says: 'never closed',
		},
		{
			what: 'a quote inside a cell',
			changes: withRows('organisations.csv', 'P3,Th"ree,un'),
			at: 'organisations.csv:6:',
			kind: 'bad quote',
			says: 'put the whole cell in quotes',
		},
		{
			what: 'a cell of a megabyte',
			changes: withRows('organisations.csv', `P3,${'x'.repeat(1_000_000)},un`),
			at: 'organisations.csv:6:name',
			kind: 'too long',
			says: 'shorten it',
		},
		{
			what: 'a note of a megabyte',
			changes: report(`X1,1.1.a,M1,completed,,,,,,,5,${'x'.repeat(1_000_000)}`),
			at: 'reports.csv:7:note',
			kind: 'too long',
			says: 'shorten it',
		},
		{
			what: 'a row without end',
			changes: withRows('reports.csv', 'x'.repeat(3_000_000)),
			at: 'reports.csv:7:',
			kind: 'too long',
			says: 'was not read',
		},
	]);
});
