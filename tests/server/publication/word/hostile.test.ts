/** Files that come back and are made to do harm. Source: docs/rules.md, Publication. */
import { describe, expect, test } from 'vitest';
import type { Reader } from '#lib/server/database/driver.ts';
import { packedZip, zip } from '#lib/server/files/spreadsheet/pack.ts';
import { readWord, type ReadParagraph } from '#lib/server/files/word/read.ts';
import { markdownOf, withLives, type SaidPiece } from '#lib/server/publication/word/markdown.ts';
import { versionsIn } from '#lib/server/publication/word/proposals.ts';
import { partName, returnedIn } from '#lib/server/publication/word/returned.ts';
import { SECTION, TEXT, back, sent } from './returning.ts';

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
