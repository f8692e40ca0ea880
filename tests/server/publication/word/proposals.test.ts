/** A text leaves as a Word file, is edited there, and comes back. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { differenceOf } from '#lib/publication/proposal.ts';
import type { LiveSource } from '#lib/publication/liveValue.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { packedZip, zip } from '#lib/server/files/spreadsheet/pack.ts';
import { unpack } from '#lib/server/files/spreadsheet/unpack.ts';
import { readWord, type ReadParagraph } from '#lib/server/files/word/read.ts';
import { writeWord } from '#lib/server/files/word/write.ts';
import { markdownOf, withLives, type SaidPiece } from '#lib/server/publication/word/markdown.ts';
import { changesIn, textPieces, versionsIn } from '#lib/server/publication/word/proposals.ts';
import { withProposal } from '#lib/server/publication/word/replaced.ts';
import { partName, returnedIn } from '#lib/server/publication/word/returned.ts';
import { countOf } from '../../../support/long.ts';
import { NO_FIGURES } from '../support.ts';

const SECTION = { id: 12, section: 'achievements', output: '2.2', language: 'en' } as const;
const SOURCE: LiveSource = {
	...NO_FIGURES,
	fundingOf: () => ({
		required: 4_000,
		received: 1_234_567,
		carryOver: 0,
		committed: 0,
		pledged: 0,
		gap: null,
		coverage: null,
	}),
};

/** What a word program makes of the file's text. */
type Edit = (xml: string) => string;

async function sent(body: string): Promise<Map<string, Buffer>> {
	const blocks = textPieces(body, SECTION, SOURCE).map(({ block }, place) => ({
		...block,
		name: partName(12, 3, place),
	}));
	// Each note has some words: what they are is not looked at.
	const notes = Array.from({ length: 20 }, () => ({ runs: [{ text: 'note' }], language: 'en' }));
	const own = { is: 'small', runs: [{ text: 'Ours' }], language: 'en', name: 'own_0' } as const;
	const bytes = await writeWord({
		title: '',
		language: 'en',
		at: '2024-05-04T00:00:00Z',
		blocks: [own, ...blocks],
		notes,
		foot: [],
	});
	return unpack(Buffer.from(bytes), /./);
}

/** @param now what the section says by now */
async function back(body: string, edit: Edit, now = body) {
	const files = await sent(body);
	files.set('word/document.xml', Buffer.from(edit(files.get('word/document.xml')?.toString() ?? '')));
	const returned = returnedIn(await readWord(new Uint8Array(zip(files))));
	const [then, pieces] = [body, now].map((text) => textPieces(text, SECTION, SOURCE));
	return changesIn({ section: SECTION, version: 3, then: then ?? [], now: pieces ?? [] }, returned);
}

/** Takes all that can be taken, one after the other. */
function taken(body: string, proposals: Awaited<ReturnType<typeof back>>): string {
	return proposals.reduce((text, one) => {
		const pieces = textPieces(text, SECTION, SOURCE);
		const place = pieces.findIndex(({ source }) => source === one.was);
		return withProposal(text, pieces, { ...one, place }) ?? text;
	}, body);
}

const TEXT = [
	'First *paragraph* with **bold** words, {received} and a [link](https://example.org/a_b).[^1]',
	'',
	'- one item',
	'- another item',
	'  with a second line',
	'',
	'## A heading',
	'',
	'> A quotation with 5 * 3 and a_b_c.',
	'',
	'[^1]: What the note says.',
].join('\n');

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

test('bookmarks of others, names of nothing and endless nesting change nothing', async () => {
	const found = await back(TEXT, (xml) =>
		xml.replace(
			'<w:body>',
			`<w:body>${'<w:sdt>'.repeat(5_000)}${'</w:sdt>'.repeat(5_000)}<w:p><w:bookmarkStart w:id="77" w:name="_Toc1"/><w:bookmarkStart w:id="78" w:name="p_999_1_0"/><w:r><w:t>x</w:t></w:r></w:p>`,
		),
	);
	expect(found.filter(({ is }) => is !== 'added')).toEqual([]);
});

test.each([
	['entities that grow', '<!DOCTYPE x [<!ENTITY a "aaaa">]><w:document/>'],
	['no XML', 'plain words <'],
])('%s are refused', async (_, xml) => {
	const files = await sent(TEXT);
	files.set('word/document.xml', Buffer.from(xml));
	await expect(readWord(new Uint8Array(zip(files)))).rejects.toMatchObject({ name: 'WordError' });
});

test('macros are refused, and what is no package at all', async () => {
	const files = await sent(TEXT);
	files.set('word/vbaProject.bin', Buffer.from('x'));
	await expect(readWord(new Uint8Array(zip(files)))).rejects.toMatchObject({ fault: 'macros' });
	await expect(readWord(new Uint8Array(Buffer.from('no zip')))).rejects.toMatchObject({
		fault: 'not a workbook',
	});
});

/** Seconds of a processor, in all threads: other work on the machine is not in them. */
async function spent(work: () => unknown): Promise<number> {
	const before = process.cpuUsage();
	await work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1e6;
}

describe('a file that is made to take long', () => {
	const TOO_LARGE = { name: 'WordError', fault: 'too large' };

	async function reading(inner: string, relations?: string): Promise<() => Promise<ReadParagraph[]>> {
		const files = await sent('One.');
		const xml = files.get('word/document.xml')?.toString() ?? '';
		files.set('word/document.xml', Buffer.from(xml.replace('One.</w:t></w:r>', `One.</w:t></w:r>${inner}`)));
		if (relations !== undefined) files.set('word/_rels/document.xml.rels', Buffer.from(relations));
		const bytes = new Uint8Array(await packedZip(files));
		return () => readWord(bytes);
	}
	const piece = (text: string): SaidPiece => ({ text, isNote: false });

	test('by addresses that begin and never end', async () => {
		const read = await reading('', '<Relationship '.repeat(18_000));
		expect(await spent(read)).toBeLessThan(1);
		const larger = await reading('', '<Relationship '.repeat(80_000));
		expect(await spent(() => expect(larger()).rejects.toMatchObject(TOO_LARGE))).toBeLessThan(1);
	});

	test('by a long address that is written again at each change of the look', async () => {
		const [one, other] = ['<w:r><w:rPr><w:b/></w:rPr><w:t>x</w:t></w:r>', '<w:r><w:t>y</w:t></w:r>'];
		const relations = `<Relationship Id="far" Target="https://e.org/${'a'.repeat(2_000)}" TargetMode="External"/>`;
		const link = (inner: string) => `<w:hyperlink r:id="far">${inner}</w:hyperlink>`;
		for (const inner of [one + other, '<w:r><w:t>x</w:t><w:br/></w:r>']) {
			const read = await reading(link(inner.repeat(5_000)), relations);
			expect(await spent(() => expect(read()).rejects.toMatchObject(TOO_LARGE))).toBeLessThan(1);
		}
		// A word program cuts a link as it likes.
		const cut = await reading(link(other.repeat(500)), relations);
		expect((await cut()).flatMap(({ runs }) => runs).filter((run) => 'link' in run)).toHaveLength(500);
	});

	test('by blanks between two letters, or breaks of a line before one', async () => {
		const blanks = ' '.repeat(200_000);
		expect(await spent(() => markdownOf([piece(`a${blanks}b`)], []))).toBeLessThan(1);
		const breaks = Array.from({ length: 100_000 }, (): SaidPiece => ({ ...piece(''), ends: true }));
		expect(await spent(() => markdownOf([piece('a'), ...breaks, piece('b')], []))).toBeLessThan(1);
		expect(markdownOf([piece(' a'), ...breaks.slice(0, 3)], [])).toBe('a');
		for (const inner of [
			`<w:r><w:t>a${blanks}b</w:t></w:r>`,
			`<w:r>${'<w:br/>'.repeat(100_000)}<w:t>b</w:t></w:r>`,
		]) {
			const read = await reading(inner);
			expect(await spent(() => expect(read()).rejects.toMatchObject(TOO_LARGE))).toBeLessThan(1);
		}
	});

	test('by one name at all its paragraphs, or bookmarks without a word', async () => {
		const name = partName(12, 3, 0);
		const said = { text: 'x', bold: false, italic: false, strike: false };
		const repeated = Array.from({ length: 100_000 }, () => ({ names: [name], runs: [said] }));
		expect(await spent(() => returnedIn(repeated))).toBeLessThan(1);
		expect(returnedIn(repeated.slice(0, 3)).named.get(name)).toHaveLength(3);
		const blank = Array.from({ length: 50_000 }, () => ({ ...said, text: ' ' }));
		const marks = Array.from({ length: 50_000 }, () => ({ begins: name }));
		expect(await spent(() => returnedIn([{ names: [], runs: [...blank, ...marks] }]))).toBeLessThan(1);

		const mark = `<w:bookmarkStart w:id="7" w:name="${name}"/>`;
		const within = await reading(mark.repeat(30_001));
		expect(await spent(() => expect(within()).rejects.toMatchObject(TOO_LARGE))).toBeLessThan(1);
		// Each paragraph within its bound, all of them over theirs.
		const over = await reading(`</w:p>${`<w:p>${'<w:r><w:br/></w:r>'.repeat(25_000)}</w:p>`.repeat(9)}<w:p>`);
		await expect(over()).rejects.toMatchObject(TOO_LARGE);
	});

	test('by versions that there are none of', async () => {
		let asked = 0;
		const client = { all: () => Promise.resolve((asked++, [])) };
		const reader = { $client: client } as unknown as Reader;
		const section = { ...SECTION, slug: 'x', body: 'One.', version: 500_000 };
		const stored = { ...section, changedAt: null, changedBy: null, ofVersion: null };
		const sections = new Map([[12, stored]]);
		const named = new Map(
			Array.from({ length: 100_000 }, (_, i) => [partName(12, Math.floor(i / 2) + 1, i % 2), []] as const),
		);
		const find = () => versionsIn(reader, { named, behind: new Map() }, sections);
		expect(await spent(find)).toBeLessThan(1);
		expect(asked).toBe(2_000);
		asked = 0;
		const same = new Map(Array.from({ length: 5_000 }, (_, i) => [partName(12, 7, i), []] as const));
		await versionsIn(reader, { named: same, behind: new Map() }, sections);
		expect(asked).toBe(1);
		// Later than the last: nobody wrote it.
		const later = new Map([[partName(12, 500_001, 0), []]]);
		await versionsIn(reader, { named: later, behind: new Map() }, sections);
		expect(asked).toBe(1);
	});

	test('by digits that a live figure is looked for in, again and again', async () => {
		const lives = Array.from({ length: 2_000 }, () => ({ written: '{received}', shown: '1' }));
		const line = '1'.repeat(30_000);
		expect(await spent(() => expect(withLives(line, lives)).toBe(line))).toBeLessThan(1);
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
