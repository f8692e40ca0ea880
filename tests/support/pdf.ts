/** PDF files as poppler reads them, a program that is not ours. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from './temporary.ts';

/** A word where it stands on its page, in points from the upper left. */
export interface Word {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly top: number;
	readonly bottom: number;
}

/** @param after arguments behind the file's name */
function poppler(
	program: string,
	pdf: Uint8Array,
	before: readonly string[] = [],
	after: readonly string[] = [],
): string {
	const folder = temporaryFolder();
	const file = join(folder.path, 'read.pdf');
	try {
		writeFileSync(file, pdf);
		const stdio = ['ignore', 'pipe', 'ignore'] as const;
		return execFileSync(program, [...before, file, ...after], {
			maxBuffer: 2 ** 26,
			stdio: [...stdio],
		}).toString();
	} finally {
		folder.remove();
	}
}

/** Signs that only say the direction of what they stand around. */
const DIRECTIONS = /[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Arabic as `textOf` has it: without vowels, which papers leave out, and with ligatures as poppler writes them. */
export function asRead(text: string): string {
	return text
		.replaceAll(DIRECTIONS, '')
		.replaceAll(/[\u064B-\u0652\u0670]/g, '')
		.replaceAll(/ل([اأإآ])/g, '$1ل')
		.replaceAll(/\s+/g, ' ')
		.trim();
}

/** The text of all pages in reading order, with one space between words. */
export function textOf(pdf: Uint8Array): string {
	return poppler('pdftotext', pdf, [], ['-']).replaceAll(DIRECTIONS, '').replaceAll(/\s+/g, ' ');
}

const WORD = /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/g;

/** Poppler gives the letters of a word from left to right, whichever way it is read. */
function inOrder(word: string): string {
	return /\p{Script=Arabic}/u.test(word) ? [...word].reverse().join('') : word;
}

/** Words by page, those of a line from left to right. */
export function wordsOf(pdf: Uint8Array): Word[][] {
	const pages = poppler('pdftotext', pdf, ['-bbox'], ['-']).split('<page ').slice(1);
	return pages.map((page) =>
		[...page.matchAll(WORD)].map(([, left, top, right, bottom, text = '']) => ({
			text: inOrder(text.replaceAll(DIRECTIONS, '').replaceAll('&amp;', '&')),
			...{ left: Number(left), right: Number(right), top: Number(top), bottom: Number(bottom) },
		})),
	);
}

/** What the file says of itself, by name. */
export function infoOf(pdf: Uint8Array): ReadonlyMap<string, string> {
	const lines = poppler('pdfinfo', pdf).split('\n');
	return new Map(
		lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
	);
}

/** Scripts that it would run; empty: none. */
export function scriptsOf(pdf: Uint8Array): string {
	return poppler('pdfinfo', pdf, ['-js']).trim();
}

/** Addresses that its links lead to. */
export function addressesOf(pdf: Uint8Array): string[] {
	return poppler('pdfinfo', pdf, ['-url'])
		.split('\n')
		.flatMap((line) => /\S+:\S+$/.exec(line)?.[0] ?? []);
}

/** The tags of its structure, indented as they stand within one another; `-struct-text` writes what stands in each. */
export function structureOf(pdf: Uint8Array, asked: readonly string[] = ['-struct']): string {
	return poppler('pdfinfo', pdf, asked);
}

/** Its bookmarks, in their order. */
export function bookmarksOf(pdf: Uint8Array): string[] {
	const page = poppler('pdftohtml', pdf, ['-xml', '-i', '-stdout']);
	const [outline = ''] = /<outline>[\s\S]*<\/outline>/.exec(page) ?? [];
	return [...outline.matchAll(/<item page="\d+">(.*?)<\/item>/g)].map(([, title = '']) =>
		title.replaceAll(DIRECTIONS, ''),
	);
}
