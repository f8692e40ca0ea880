/** Signs of every kind, where others write: they stay texts, and the paper stands. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PaperContent, Said } from '#lib/server/files/paper/content.ts';
import { printPaper } from '#lib/server/files/paper/print.ts';
import { readProse } from '#lib/server/publication/renderNarrative.ts';
import { textOf, wordsOf } from '../../../support/pdf.ts';
import { temporaryFolder } from '../../../support/temporary.ts';
import { NO_FIGURES } from '../../publication/support.ts';
import { openDemonstration } from './demonstration.ts';

const SIGNS = [
	'#eval("1+1")',
	'#panic("stop")',
	'#read("/etc/passwd")',
	'#include "/etc/passwd"',
	'#image("/etc/passwd")',
	'#link("javascript:alert(1)")[x]',
	'$ sum_(i=0) x $',
	'*not strong* _not slanted_ `raw` @ref <label> = heading',
	'// no comment /* none */ ~ -- --- \\ \\u{41}',
	'</text></svg><script>alert(1)</script>',
	'\u202Eright to left\u202C and \u2067open',
	'nothing\u0000\u0007\u001b here',
	'half of \ud83d a sign',
	'漢字 हिन्दी 👩🏽‍🚒 🇱🇧 ﷽ Z͑ͫa̴l͖g̸o',
] as const;

const folder = temporaryFolder();
let content: PaperContent;
beforeAll(async () => {
	const { read, close } = await openDemonstration(folder.path);
	content = await read('en');
	await close();
}, 120_000);
afterAll(() => folder.remove());

const said = (text: string): Said => ({ text, language: 'en', direction: 'ltr' });

/** Everywhere where the text of a person or a plan stands. */
function poisoned(text: string): PaperContent {
	const body = `${text}[^1]\n\n- ${text}\n\n> ${text}\n\n| ${text.replaceAll('|', '')} | b |\n|---|---|\n| c | ${text} |\n\n[^1]: ${text}`;
	const [prose] = readProse([{ section: 'challenges', output: null, language: 'en', body }], NO_FIGURES);
	const { progress, partners } = content;
	return {
		...content,
		...{ title: text, author: text, over: text, heading: text },
		lead: { language: 'en', direction: 'ltr', blocks: prose?.blocks ?? [] },
		partners: partners && { ...partners, names: [text, ...partners.names] },
		progress: {
			...progress,
			table: progress.table && {
				...progress.table,
				rows: progress.table.rows.map((row) => ({
					...row,
					name: said(text),
					code: text.slice(0, 12),
					lines: [text],
				})),
			},
		},
		about: { ...content.about, lines: [said(text)], links: [text] },
	};
}

test.each(SIGNS)('%j is printed as it stands', async (text) => {
	const { bytes, pages } = await printPaper(poisoned(text));
	expect(pages).toBeLessThan(9);
	const printed = textOf(bytes);
	// What says that it runs the other way is read the other way.
	const turned = [...printed].reverse().join('');
	for (const word of text.match(/[a-z#"/=@$*_`<]{4,}/gi) ?? [])
		expect(
			[printed, turned].some((one) => one.includes(word)),
			word,
		).toBe(true);
	expect(printed).not.toMatch(/root:|\b2\b(?=.{0,5}#eval)/);
	expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/\/JavaScript|\/Launch|\/EmbeddedFile/);
});

test('a word without an end is broken, and not written over its neighbours', async () => {
	const { bytes } = await printPaper(poisoned('x'.repeat(400)));
	for (const words of wordsOf(bytes)) expect(words.filter(({ right }) => right > 575)).toEqual([]);
});
