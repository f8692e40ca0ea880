/** Pages, papers and Word files of one tree: a construct looks alike in each, and on a page as it always did. */
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { Block, Inline } from '#lib/publication/prose.ts';
import { readProse, renderNarrative } from '#lib/server/publication/renderNarrative.ts';
import { piecesOf } from '#lib/server/publication/word/blocks.ts';
import { NO_FIGURES } from './support.ts';

const NOTE = '[^1]: *Told* by\n`us`.';
/** A text of each construct, and of constructs within one another. */
const TEXTS = [
	'One\ntwo  \nthree\\\nfour **five *six* ~~seven~~** `a  <b>`',
	'# One\n\nTwo\n===\n\nThree\n---\n\n###### Six `x` #',
	'- a\n- b\n  - c\n\n    d\n- e\n\n7. f\n8. g\n\n   more\n\n- \n- h',
	'- # heading\n- > quote\n- ```\n  code\n  ```\n- a\n  ```js x\n  code\n  ```\n  b\n- ***',
	'- a\n  > quote\n  > more\n\n  after\n- b\n  1. c\n  2. d\n\n0. zero\n1. one',
	'> a\n> > b\n>\n> - c\n> - d\n\n>\n\ne',
	'| a | b | c |\n|:--|--:|:-:|\n| 1 | **2** | `x|` |\n| 3 |\n\n| only |\n|---|',
	'```c++ &amp; x\nif (a < b) "c";\n\n```\n\n\tindented\n\n\tmore\n\n```\n```\n\n~~~\nnever closed',
	'***\n\n[a](https://example.org/a?b=1&c "The \\"title\\" <b>") <https://example.org> <mail@example.org> [b](/manage)',
	'[ref]: https://example.org/ref (Ref)\n\n[ref] [ref][ref] [none] &copy; &#35; &lt; \\* \\_ a\\\\b',
	'<b>html</b> <!-- c -->\n\n<div>block</div>\n\n![picture](https://example.org/x.png)',
	'\u0000 \ud83d \u202e x \u00a0 \r\nwindows\r\n',
	'a *b **c* d** __e _f_ g__ ***h*** **\n\n*not\n\nclosed*',
] as const;

const sectionOf = (body: string) => ({ section: 'challenges', output: null, language: 'en', body });
const pageOf = (body: string) =>
	renderNarrative([sectionOf(body)], { source: NO_FIGURES, forEditors: false })[0]?.html ?? '';

/** What the library makes of a text by itself, with headings and links as pages have them. */
function byItself(body: string): string {
	return new MarkdownIt('default', { html: false, linkify: false })
		.disable('image')
		.render(body)
		.replaceAll(
			/(<\/?h)(\d)>/g,
			(_, tag: string, level: string) => `${tag}${Math.min(6, Number(level) + 3)}>`,
		)
		.replaceAll(/(<a href="[^"]*"(?: title="[^"]*")?)>/g, '$1 rel="noopener noreferrer nofollow">');
}

test.each(TEXTS)('%j stands on a page as it always did', (body) => {
	expect(pageOf(body)).toBe(byItself(body));
});

/** Small parts of texts, one after the other by a rule: constructs meet as nobody would write them. */
test('whatever meets, a page is the same to the letter', () => {
	const parts = TEXTS.flatMap((text) => text.split('\n'));
	let seed = 7;
	const next = (below: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31) % below;
	for (let i = 0; i < 1_500; i++) {
		const lines = Array.from({ length: 1 + next(9) }, () => {
			const before = ['', '', '- ', '  ', '    ', '> ', '1. '][next(7)] ?? '';
			return before + (next(4) === 0 ? '' : (parts[next(parts.length)] ?? ''));
		});
		const body = lines.join('\n');
		expect(pageOf(body), JSON.stringify(body)).toBe(byItself(body));
	}
});

const words = (text: string) => text.replaceAll(/\s+/g, ' ').trim();

function wordsOfPage(html: string): string[] {
	const text = html
		.replaceAll(/<(?:p|h\d|li|td|th|pre|blockquote)\b/g, '\n$&')
		.split('\n')
		.join('\u0001');
	const bare = text
		.replaceAll(/<[^>]*>/g, '')
		.replaceAll('&lt;', '<')
		.replaceAll('&gt;', '>')
		.replaceAll('&quot;', '"')
		.replaceAll('&amp;', '&');
	return words(bare.replaceAll('\u0001', ' ')).split(' ');
}

const ofInlines = (inlines: readonly Inline[]): string =>
	inlines.map((one) => ('of' in one ? ofInlines(one.of) : 'text' in one ? one.text : ' ')).join('');

function ofBlocks(blocks: readonly Block[]): string {
	return blocks
		.map((one) => {
			if (one.is === 'rule') return '';
			if (one.is === 'code') return one.text;
			if (one.is === 'list') return one.items.map(ofBlocks).join(' ');
			if (one.is === 'table') return one.rows.flatMap((row) => row.map(ofInlines)).join(' ');
			return one.is === 'quote' ? ofBlocks(one.of) : ofInlines(one.of);
		})
		.join(' ');
}

describe.each(TEXTS)('%j', (body) => {
	test('has the same words on a page, in a paper and in a Word file', () => {
		const page = wordsOfPage(pageOf(body));
		const [prose] = readProse([sectionOf(body)], NO_FIGURES);
		expect(words(ofBlocks(prose?.blocks ?? [])).split(' ')).toEqual(page);
		const around = { source: NO_FIGURES, language: 'en' as const, forEditors: false, counted: { notes: 0 } };
		const pieces = piecesOf(body, { ...around, notes: [], lists: { count: 0 } });
		const told = pieces.map((one) => {
			const block = 'is' in one ? one : one.block;
			if (block.is !== 'table') return block.runs.map(({ text, ends }) => text + (ends ? ' ' : '')).join('');
			const cells = block.rows.flatMap((row) => row.map((runs) => runs.map(({ text }) => text).join('')));
			return [...block.head, ...cells].join(' ');
		});
		expect(words(told.join(' ')).split(' ')).toEqual(page);
	});
});

test('notes that notes mark have one letter each, wherever they are read', () => {
	const body = `a[^a] b[^b]\n\n[^a]: A[^c]\n\n[^b]: B[^d]\n\n[^c]: C\n\n[^d]: D\n\n${NOTE}`;
	const page = [...pageOf(body).matchAll(/<li id="text-note-(\w)"><span>\w<\/span> (\w)/g)];
	const [prose] = readProse([sectionOf(body)], NO_FIGURES);
	const paper = [
		...JSON.stringify(prose).matchAll(/"note","letter":"(\w)","of":\[{"is":"text","text":"(\w)/g),
	];
	const pairs = (found: RegExpMatchArray[]) => found.map(([, letter, word]) => `${letter}${word}`).sort();
	expect(pairs(page)).toEqual(['aA', 'bB', 'cC', 'dD']);
	expect(pairs(paper)).toEqual(pairs(page));
});

test('words within words without an end are read, and drawn no deeper than anybody writes', () => {
	const body = `${'*a **b '.repeat(4_000)}${'** *'.repeat(4_000)}`;
	expect(pageOf(body)).toContain('<p>');
	expect(readProse([sectionOf(body)], NO_FIGURES)).toHaveLength(1);
});
