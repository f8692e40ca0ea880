/** A quarter's text, ready to be shown in one language. Source: docs/rules.md, Narrative. */
import type { NarrativeSection, ShownText } from '#lib/publication/narrative.ts';
import type { ProseText } from '#lib/publication/prose.ts';
import type { LiveSource } from '#lib/publication/liveValue.ts';
import type { Locale } from '#lib/paraglide/runtime.js';
import { forFile } from './markdown/forFile.ts';
import { htmlOf } from './markdown/html.ts';
import { readTree } from './markdown/index.ts';
import type { Rendering } from './markdown/rendering.ts';

/** Each section once, in the reader's language; where it was not written in that, in English, else as it is. */
export function chooseLanguage<Section extends NarrativeSection>(
	sections: readonly Section[],
	locale: string,
): Section[] {
	const same = Map.groupBy(sections, ({ section, output }) => `${section} ${output ?? ''}`);
	return [...same.values()].flatMap(
		(versions) =>
			versions.find(({ language }) => language === locale) ??
			versions.find(({ language }) => language === 'en') ??
			versions.slice(0, 1),
	);
}

/**
 * Sections as HTML, in their order; numbers are written as in the reader's language, and footnotes count through.
 * @param source of the live figures: stored ones, or those of a publication
 * @param whyOf where a figure of the text is explained
 * @param forEditors what is wrong with a live figure is said in its place; others see a dash there
 */
export function renderNarrative(
	sections: readonly NarrativeSection[],
	{ source, forEditors, whyOf }: Pick<Rendering, 'source' | 'forEditors' | 'whyOf'>,
): ShownText[] {
	const counted = { notes: 0 };
	return sections.map(({ section, output, language, body }) => {
		const around = { source, forEditors, whyOf, counted, language: language as Locale };
		return { section, output, language, html: htmlOf(readTree(body, around)) };
	});
}

/** Sections as trees, in their order, as strangers read them: numbers and the letters of footnotes are those of the page. */
export function readProse(sections: readonly NarrativeSection[], source: LiveSource): ProseText[] {
	const counted = { notes: 0 };
	return sections.map(({ section, output, language, body }) => {
		const around = { source, forEditors: false, counted, language: language as Locale };
		return { section, output, language, blocks: forFile(readTree(body, around)) };
	});
}
