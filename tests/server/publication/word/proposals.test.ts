/** A text leaves as a Word file, is edited there, and comes back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '#lib/publication/proposal.ts';
import { textPieces } from '#lib/server/publication/word/proposals.ts';
import { countOf } from '../../../support/long.ts';
import { back, taken, SECTION, SOURCE, TEXT } from './returning.ts';

describe('what was not changed', () => {
	test('is not put before anybody', async () => {
		expect(await back(TEXT, (xml) => xml)).toEqual([]);
	});

	test('also where a word program cut it into other runs, or marks who typed', async () => {
		const cut = (xml: string) =>
			xml
				.replaceAll('<w:p>', '<w:p w:rsidR="00A1" w14:paraId="1F">')
				.replaceAll(
					'paragraph</w:t>',
					'para</w:t></w:r><w:proofErr w:type="x"/><w:r><w:rPr><w:i w:val="1"/><w:lang w:val="en-US"/></w:rPr><w:t>graph</w:t>',
				)
				.replaceAll('<w:b/>', '<w:b w:val="true"/>')
				.replace('<w:body>', '<w:body><w:p><w:r><w:t> </w:t></w:r></w:p><!-- a comment -->');
		expect(await back(TEXT, cut)).toEqual([]);
	});

	test('whatever stands in a text', async () => {
		const word = fc.constantFrom(
			'word',
			'*em*',
			'**b**',
			'`code`',
			'5 * 3',
			'a_b',
			'{received}',
			'[x]',
			'[x](https://e.org)',
			'<b>',
			'&amp;',
			'#',
			'1.',
			'-',
			'~~s~~',
			'\\*',
			'مسار',
			'…',
			'1,011',
			'[^1]',
			'!',
			'{',
			'}',
		);
		const line = fc.tuple(
			fc.constantFrom('', '- ', '1. ', '# ', '> ', '    '),
			fc.array(word, { minLength: 1, maxLength: 6 }),
		);
		const text = fc
			.array(line, { minLength: 1, maxLength: 6 })
			.map((lines) =>
				[...lines.map(([sign, words]) => sign + words.join(' ')), '[^1]: A note.'].join('\n\n'),
			);
		await fc.assert(
			fc.asyncProperty(text, async (body) => {
				expect(await back(body, (xml) => xml)).toEqual([]);
			}),
			{ numRuns: countOf(400) },
		);
	});
});

describe('what was changed', () => {
	test('is proposed in Markdown, with the live figure and the note in their places', async () => {
		const found = await back(TEXT, (xml) => xml.replace('First ', 'The first '));
		expect(found).toHaveLength(1);
		expect(found[0]).toMatchObject({
			is: 'changed',
			place: 0,
			isOvertaken: false,
			section: 'achievements',
			output: '2.2',
		});
		expect(found[0]?.text).toBe(
			'The first *paragraph* with **bold** words, {received} and a [link](<https://example.org/a_b>).[^1]',
		);
		expect(taken(TEXT, found)).toBe(
			TEXT.replace('First ', 'The first ').replace(
				'(https://example.org/a_b)',
				'(<https://example.org/a_b>)',
			),
		);
	});

	test('a number that was typed over a live figure stays that number', async () => {
		const [one] = await back(TEXT, (xml) => xml.replace('1,234,567', '1,300,000'));
		expect(one?.text).toContain('words, 1,300,000 and');
	});

	test('struck-out words are gone and inserted ones there, as the program shows them', async () => {
		const [one] = await back(TEXT, (xml) =>
			xml.replace(
				'<w:t xml:space="preserve">one item</w:t></w:r>',
				'<w:t xml:space="preserve">one </w:t></w:r><w:del w:id="9"><w:r><w:delText>item</w:delText></w:r></w:del><w:ins w:id="8"><w:r><w:t>thing</w:t></w:r></w:ins>',
			),
		);
		expect([one?.was, one?.text]).toEqual(['one item', 'one thing']);
		expect(taken(TEXT, one ? [one] : [])).toContain('\n- one thing\n- another item\n');
	});

	test('a paragraph that was cut in two, one that is new, one that is gone', async () => {
		const split = await back('One. Two.', (xml) =>
			xml.replace('One. Two.', 'One.</w:t></w:r></w:p><w:p><w:r><w:t>Two.'),
		);
		expect(split).toMatchObject([{ is: 'changed', text: 'One.\n\nTwo.' }]);
		expect(taken('One. Two.', split)).toBe('One.\n\nTwo.');
		const added = await back('One.\n\nTwo.', (xml) =>
			xml.replace(
				'</w:p><w:p><w:bookmarkStart w:id="2"',
				'</w:p><w:p><w:r><w:t>Between.</w:t></w:r></w:p><w:p><w:bookmarkStart w:id="2"',
			),
		);
		expect(added).toMatchObject([{ is: 'added', place: 0, text: 'Between.' }]);
		expect(taken('One.\n\nTwo.', added)).toBe('One.\n\nBetween.\n\nTwo.');
		const gone = await back('One.\n\nTwo.', (xml) =>
			xml.replace(/<w:p><w:bookmarkStart w:id="1"[^]*?<\/w:p>/, ''),
		);
		expect(gone).toMatchObject([{ is: 'removed', place: 0, was: 'One.', text: '' }]);
		expect(taken('One.\n\nTwo.', gone)).toBe('Two.');
	});

	test('two that became one', async () => {
		const found = await back('One.\n\nTwo.', (xml) =>
			xml.replace(/(<w:bookmarkEnd w:id="1"\/>)<\/w:p><w:p>/, '$1'),
		);
		expect(found).toEqual([]);
	});

	test('a paragraph that was changed here meanwhile is said, and one that says the same by now is not', async () => {
		const edit = (xml: string) => xml.replace('Two.', 'Two and a half.');
		expect(await back('One.\n\nTwo.', edit, 'One.\n\nTwo, changed.')).toMatchObject([
			{ isOvertaken: true, was: 'Two, changed.' },
		]);
		expect(await back('One.\n\nTwo.', edit, 'New.\n\nOne.\n\nTwo.')).toMatchObject([
			{ isOvertaken: false, place: 2 },
		]);
		expect(await back('One.\n\nTwo.', edit, 'One.\n\nTwo and a half.')).toEqual([]);
	});

	test('what is typed there is text here, whatever it would mean', async () => {
		for (const typed of [
			'# no heading',
			'- no item',
			'1. no item',
			'*stars* and _lines_',
			'{received}',
			'[^1] and [x](y)',
			'<b>',
			'`x`',
			'> x',
			'---',
			'a &amp;amp; b',
		]) {
			const xml = typed.replaceAll('<', '&lt;').replaceAll('>', '&gt;');
			const found = await back('One.', (all) => all.replace('One.', xml));
			const body = taken('One.', found);
			const [piece, ...others] = textPieces(body, SECTION, SOURCE);
			expect([typed, others]).toEqual([typed, []]);
			expect([typed, piece?.block.is, piece?.block.runs.map(({ text }) => text).join('')]).toEqual([
				typed,
				'paragraph',
				typed.replace('&amp;', '&'),
			]);
		}
	});
});

test('a difference is told word by word, and gives both texts again', () => {
	expect(differenceOf('of 447 people', 'of 564 people')).toEqual([
		{ is: 'same', text: 'of ' },
		{ is: 'gone', text: '447' },
		{ is: 'new', text: '564' },
		{ is: 'same', text: ' people' },
	]);
	fc.assert(
		fc.property(fc.string(), fc.string(), (was, is) => {
			const stretches = differenceOf(was, is);
			const of = (left: 'gone' | 'new') =>
				stretches
					.filter((one) => one.is !== left)
					.map(({ text }) => text)
					.join('');
			expect([of('new'), of('gone')]).toEqual([was, is]);
		}),
	);
});
