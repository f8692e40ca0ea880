/** How papers come to their pages, of the demonstration and of a plan that is full: read where each word stands. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { locales } from '#lib/paraglide/runtime.js';
import type { PaperContent } from '#lib/server/files/paper/content.ts';
import { printPaper } from '#lib/server/files/paper/print.ts';
import { wordsOf, type Word } from '../../../support/pdf.ts';
import { temporaryFolder } from '../../../support/temporary.ts';
import { openDemonstration, openFullPlan } from './demonstration.ts';

/** Points: where a page's own words begin and end. */
const TOP = 42;
const FOOT = 780;
const PLANS = { 'the demonstration': openDemonstration, 'a full plan': openFullPlan } as const;
const MOST_PAGES = { 'the demonstration': 7, 'a full plan': 11 } as const;

interface Pages {
	readonly content: PaperContent;
	readonly pages: readonly (readonly Word[])[];
}
const folder = temporaryFolder();
const read = new Map<string, Pages>();

beforeAll(async () => {
	for (const [plan, open] of Object.entries(PLANS)) {
		const { read: contentIn, close } = await open(folder.path);
		for (const language of locales) {
			const content = await contentIn(language);
			const pages = wordsOf((await printPaper(content)).bytes);
			read.set(`${plan} in ${language}`, { content, pages });
		}
		await close();
	}
}, 240_000);
afterAll(() => folder.remove());

/** How much of a page is filled, from 0 to 1, its foot aside. */
function filled(words: readonly Word[]): number {
	const own = words.filter(({ top }) => top > TOP - 12 && top < FOOT);
	return (Math.max(...own.map(({ bottom }) => bottom)) - TOP) / (FOOT - TOP);
}

/** The number of a note may be written behind it. */
const isCode = (word: string, code: string) => word.startsWith(code) && /^\d*$/.test(word.slice(code.length));

describe.each(Object.keys(PLANS).flatMap((plan) => locales.map((language) => ({ plan, language }))))(
	'$plan in $language',
	({ plan, language }) => {
		const of = () => read.get(`${plan} in ${language}`) ?? { content: null, pages: [] };

		test('has no page that is nearly empty', () => {
			const { pages } = of();
			expect(pages.length).toBeGreaterThanOrEqual(4);
			expect(pages.length).toBeLessThanOrEqual(MOST_PAGES[plan as keyof typeof MOST_PAGES]);
			const all = pages.map(filled);
			expect(all.filter((one) => one < 1 / 3)).toEqual([]);
			expect(all.slice(0, -1).filter((one) => one < 0.6)).toEqual([]);
		});

		test('has no row of figures alone on a page', () => {
			const { content, pages } = of();
			if (!content) throw new Error('nothing was printed');
			const tables = [content.progress.table, ...(content.outputs?.of ?? []).map(({ table }) => table)];
			// Of what maps or other rows name it is not known which word is the row's.
			const onMaps = [content.where?.lead, ...(content.where?.others ?? [])].map((one) => one?.code ?? '');
			const told = tables
				.flatMap((table) => table?.rows ?? [])
				.map(({ change, lines, beside }) => ({ change, lines, beside }));
			const elsewhere = [...onMaps, JSON.stringify(told)];
			let met = 0;
			for (const table of tables) {
				const codes = (table?.rows ?? [])
					.map(({ code }) => code)
					.filter((code) => !elsewhere.some((text) => text.includes(code)));
				const counts = pages.map(
					(words) => codes.filter((code) => words.some(({ text }) => isCode(text, code))).length,
				);
				const shown = counts.filter((count) => count > 0);
				met += shown.length;
				// Three rows stand together, of which one may be left out above.
				if (shown.length > 1) expect([codes, counts, Math.min(...shown) >= 2]).toEqual([codes, counts, true]);
			}
			expect(met).toBeGreaterThan(5);
		});
	},
);
