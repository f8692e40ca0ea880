import { describe, expect, test } from 'vitest';
import type { Block, Run, WordDocument } from '#lib/server/files/word/document.ts';
import { writeWord } from '#lib/server/files/word/write.ts';
import { seenByPython } from '../../../support/word.ts';

const AT = '2024-05-04T09:30:00.000Z';
const runs = (text: string): Run[] => [{ text }];
const file = (blocks: readonly Block[], more: Partial<WordDocument> = {}) =>
	writeWord({ title: 'Title', language: 'en', at: AT, blocks, notes: [], foot: ['Foot'], ...more });
const paragraph = (text: string, language = 'en'): Block => ({ is: 'paragraph', runs: runs(text), language });

describe('a Word file', () => {
	test('has the parts of one, the same bytes twice, and no clock in it', async () => {
		const bytes = await file([paragraph('A line.')]);
		expect(Buffer.from(bytes).equals(Buffer.from(await file([paragraph('A line.')])))).toBe(true);
		const seen = seenByPython(bytes);
		expect(seen.names[0]).toBe('[Content_Types].xml');
		expect(seen.dates).toEqual(['(1980, 1, 1, 0, 0, 0)']);
		expect(seen.core).toMatchObject({
			title: 'Title',
			created: '2024-05-04T09:30:00Z',
			modified: '2024-05-04T09:30:00Z',
		});
		expect(seen.fields).toEqual([' PAGE ', ' NUMPAGES ']);
		expect(seen.foot).toMatch(/^Foot/);
	});

	test('headings, lists, links and footnotes are real ones', async () => {
		const item = (counted: number | null, text: string, isFirst = true) =>
			({ is: 'item', depth: 0, counted, isFirst, runs: runs(text), language: 'en' }) as const;
		const seen = seenByPython(
			await file(
				[
					{ is: 'heading', level: 1, runs: runs('Achievements'), language: 'en' },
					item(null, 'dot'),
					item(null, 'further', false),
					item(7, 'one'),
					{
						is: 'paragraph',
						language: 'en',
						runs: [
							{ text: 'as ', note: 0 },
							{ text: 'there', link: 'https://example.org/?a=1&b="2"' },
							{ text: 'script', link: 'javascript:alert(1)' },
							{ text: 'file', link: 'file:///etc/passwd' },
						],
					},
				],
				{ notes: [{ runs: runs('A note.'), language: 'en' }] },
			),
		);
		expect(seen.paragraphs.map(({ style }) => style)).toEqual([
			'Heading1',
			'ListParagraph',
			'ListParagraph',
			'ListParagraph',
			null,
		]);
		expect(seen.paragraphs.map(({ numbered }) => numbered)).toEqual([false, true, false, true, false]);
		const last = seen.paragraphs[4];
		expect(last?.notes).toEqual(['1']);
		expect(seen.notes['1']).toBe(' A note.');
		expect(last?.links.map((link) => seen.targets[link])).toEqual(['https://example.org/?a=1&b="2"']);
		expect(last?.text).toBe('as therescriptfile');
	});

	test('a table has a header row that is marked, and its first line is a sentence for whoever does not see it', async () => {
		const [table] = seenByPython(
			await file([
				{
					is: 'table',
					language: 'ar',
					label: 'الأرقام',
					head: ['المؤشر', 'تحقق'],
					rows: [[runs('بلديات'), runs('10,357')]],
					widths: [2, 1],
				},
			]),
		).tables;
		expect(table).toEqual({
			bidi: true,
			caption: 'الأرقام',
			head: [true, false],
			rows: [
				['المؤشر', 'تحقق'],
				['بلديات', '10,357'],
			],
		});
	});

	test('Arabic runs from the right, Latin words within it do not; a paragraph of another language keeps its own', async () => {
		const seen = seenByPython(
			await file(
				[paragraph('تحقق 10,357 بحسب UNDP and UN-Habitat في 2024', 'ar'), paragraph('In English.', 'en')],
				{ language: 'ar' },
			),
		);
		const [first, second] = seen.paragraphs;
		expect(first?.text).toBe('تحقق 10,357 بحسب UNDP and UN-Habitat في 2024');
		expect(first?.rtl).toEqual(['تحقق 10,357 بحسب ', ' في 2024']);
		expect([first?.bidi, second?.rtl]).toEqual([true, []]);
		expect(seen.language).toBe('en-GB');
		expect(seenByPython(await file([], { language: 'fr' })).language).toBe('fr-FR');
	});
});

describe('what others wrote', () => {
	const HOSTILE = [
		'</w:t></w:r><w:fldSimple w:instr=" DDEAUTO c:\\\\x "/>',
		'=HYPERLINK("x")',
		'{ INCLUDETEXT "c:\\\\x" } \u0013 PAGE \u0014 1 \u0015',
		'\u0000\u0001\u0008\u000b\u000c\u001f\u007f\u0085\ufffe\uffff',
		'\ud800 half \udfff',
		'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;]]>',
		'\u202e\u2066 direction',
		'a\tb\r\nc',
	];

	test('is text in every place where it can stand, and breaks no part', async () => {
		for (const text of HOSTILE) {
			const seen = seenByPython(
				await file(
					[
						{ is: 'title', runs: runs(text), language: 'en', name: 'own_0' },
						{
							is: 'paragraph',
							language: 'ar',
							runs: [{ text, note: 0, link: `https://example.org/${text}` }],
						},
						{ is: 'table', language: 'en', label: text, head: [text], rows: [[runs(text)]], widths: [1] },
					],
					{ title: text, language: 'en', notes: [{ runs: runs(text), language: 'en' }], foot: [text] },
				),
			);
			expect([text, seen.live, seen.fields]).toEqual([text, [], [' PAGE ', ' NUMPAGES ']]);
			const lawful = text
				.toWellFormed()
				.replaceAll(/[\ufffe\uffff]|[^\P{Cc}\t\r\n]/gu, '')
				.replaceAll(/[\t\r\n]+/g, ' ');
			expect(seen.paragraphs[0]?.text).toBe(lawful);
			expect(seen.tables[0]?.rows).toEqual([[lawful], [lawful]]);
		}
	});
});
