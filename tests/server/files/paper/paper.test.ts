/** The PDF of the demonstration's quarter, in each language, as a program that is not ours reads it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locales, type Locale } from '#lib/paraglide/runtime.js';
import type { PaperContent } from '#lib/server/files/paper/content.ts';
import { printPaper, type Paper } from '#lib/server/files/paper/print.ts';
import {
	asRead,
	bookmarksOf,
	infoOf,
	structureOf,
	textOf,
	wordsOf,
	type Word,
} from '../../../support/pdf.ts';
import { readPublished } from '../../../support/published.ts';
import { temporaryFolder } from '../../../support/temporary.ts';
import { addressIn, HASH, openDemonstration } from './demonstration.ts';

const folder = temporaryFolder();
const contents = new Map<Locale, PaperContent>();
const papers = new Map<Locale, Paper>();

beforeAll(async () => {
	const { read, close } = await openDemonstration(folder.path);
	for (const language of locales) {
		const content = await read(language);
		contents.set(language, content);
		papers.set(language, await printPaper(content));
	}
	await close();
}, 120_000);
afterAll(() => folder.remove());

function of(language: Locale): { content: PaperContent; paper: Paper; text: string } {
	const content = contents.get(language);
	const paper = papers.get(language);
	if (!content || !paper) throw new Error('nothing was printed');
	return { content, paper, text: textOf(paper.bytes) };
}

/** Headings as they follow one another. */
function headingsOf({
	boxes,
	progress,
	where,
	outputs,
	bands,
	partners,
	notes,
	method,
	about,
	heading,
}: PaperContent): string[] {
	const parts = [...(outputs?.of ?? []), ...bands.flatMap(({ parts: its }) => its)];
	return [
		heading,
		...[
			...boxes,
			progress,
			where,
			outputs,
			...bands,
			...bands.flatMap(({ parts: its }) => its),
			partners,
			notes,
			method,
			about,
		].flatMap((one) => one?.title ?? []),
		...parts.flatMap(({ name }) => name?.text ?? []),
	].map(asRead);
}

describe.each(locales)('the paper in %s', (language) => {
	test('holds every published figure of the quarter, and the words around them in reading order', () => {
		const { content, text } = of(language);
		const write = new Intl.NumberFormat(language === 'fr' ? 'fr-FR' : 'en');
		const { headline_indicators: headlines, output_indicators: outputs } = readPublished();
		for (const { name, reached, target } of [...headlines, ...outputs])
			for (const figure of [reached, target ?? reached])
				expect(text, name).toContain(asRead(write.format(figure)));
		for (const row of [
			...(content.progress.table?.rows ?? []),
			...(content.outputs?.of ?? []).flatMap(({ table }) => table?.rows ?? []),
		])
			expect(text).toContain(asRead(row.name.text).split(' ').slice(0, 2).join(' '));
		for (const one of content.boxes)
			for (const word of asRead(one.title).split(/[ ,،]+/)) expect(text).toContain(word);
		expect(text).toContain(asRead(content.heading.split(/[,،]/)[0] ?? ''));
	});

	test('writes nothing over something else, and nothing beyond the paper', () => {
		for (const words of wordsOf(of(language).paper.bytes)) {
			expect(
				words.flatMap((one, i) =>
					words.slice(i + 1).flatMap((other) => (overlap(one, other) ? [`${one.text} ${other.text}`] : [])),
				),
			).toEqual([]);
			expect(words.filter(({ left, right, bottom }) => left < 20 || right > 575 || bottom > 842)).toEqual([]);
		}
	});

	test('has four to seven pages, none of which ends with a heading', () => {
		const { content, paper } = of(language);
		const pages = wordsOf(paper.bytes);
		expect(pages.length).toBe(paper.pages);
		expect(pages.length).toBeGreaterThanOrEqual(4);
		expect(pages.length).toBeLessThanOrEqual(7);
		const titles = headingsOf(content)
			.map((title) => title.split(' '))
			.flatMap((title) => [title, title.toReversed()]);
		const met = pages.flatMap((words) =>
			titles.flatMap((title) => foundIn(words, title).map((at) => ({ title, below: isBelow(words, at) }))),
		);
		expect(met.length).toBeGreaterThan(20);
		expect(met.filter(({ below }) => !below)).toEqual([]);
	});

	test('says what it is to those who do not see it', () => {
		const { content, paper } = of(language);
		const info = infoOf(paper.bytes);
		expect([info.get('Title'), info.get('Author'), info.get('Tagged'), info.get('Page size')]).toEqual([
			...[content.title, content.author, 'yes', '595.276 x 841.89 pts (A4)'],
		]);
		expect(paper.isAccessible).toBe(true);
		expect(Buffer.from(paper.bytes).toString('latin1')).toMatch(new RegExp(`/Lang ?\\(${language}\\)`));
		const bookmarks = bookmarksOf(paper.bytes).map(asRead);
		for (const heading of headingsOf(content)) expect(bookmarks.join('\n')).toContain(heading);
		const tags = structureOf(paper.bytes);
		for (const tag of ['H1', 'H2', 'H3', 'Table', 'TH', 'TD', 'Figure', 'Link', 'P'])
			expect(tags).toMatch(new RegExp(`^ +${tag}\\b`, 'm'));
	});

	test('bears its page, its address and the hash of its document on every page', () => {
		const { content, paper } = of(language);
		for (const [i, words] of wordsOf(paper.bytes).entries()) {
			const all = words.map(({ text }) => text).join(' ');
			expect(all).toContain(addressIn(language));
			expect(all).toContain(HASH);
			const foot = words.filter(({ top }) => top > FOOT).map(({ text }) => text);
			const numbered = content.pageWords
				.replace('{page}', String(i + 1))
				.replace('{pages}', String(paper.pages));
			expect(foot).toEqual(expect.arrayContaining(numbered.split(' ')));
		}
	});

	test('is the same each time', async () => {
		const { content, paper } = of(language);
		expect(Buffer.compare((await printPaper(content)).bytes, paper.bytes)).toBe(0);
	});
});

test('Arabic begins at the right', () => {
	const [first = []] = wordsOf(of('ar').paper.bytes);
	const heading = asRead(of('ar').content.heading).split(' ')[0];
	expect(first.find(({ text }) => text === heading)?.right).toBeGreaterThan(540);
});

/** Of letters: a line's box reaches a little beyond them. */
function overlap(one: Word, other: Word): boolean {
	const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
	const high = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
	return wide > 0.5 && high > 0.25 * Math.min(one.bottom - one.top, other.bottom - other.top);
}

/** Points: a line of a heading is higher than one of the text. */
const LARGE = 12.5;

/** Where the words of a heading follow one another on a page. */
function foundIn(words: readonly Word[], title: readonly string[]): Word[] {
	return words.flatMap((first, i) => {
		const found = words.slice(i, i + title.length);
		const isIt =
			found.length === title.length &&
			found.every(({ text, top, bottom }, at) => text === title[at] && bottom - top > LARGE);
		const last = found.at(-1);
		return isIt && last
			? [
					{
						...last,
						left: Math.min(...found.map(({ left }) => left)),
						right: Math.max(first.right, last.right),
					},
				]
			: [];
	});
}

/** Points: where the foot begins. */
const FOOT = 780;

function isBelow(words: readonly Word[], heading: Word): boolean {
	return words.some(
		({ top, bottom, left, right }) =>
			top > heading.top + 6 && bottom < FOOT && left < heading.right + 60 && right > heading.left - 60,
	);
}
