/** A quarter's text, ready to be shown in one language. */
import MarkdownIt from 'markdown-it';
import type { NarrativeSection, ShownText } from '#lib/publication/narrative.ts';

const SHIFT = 3;

/** Text that others wrote: no HTML, no images, links that give nothing away, headings below those of the page. */
function createRenderer() {
	const markdown = new MarkdownIt('default', { html: false, linkify: false }).disable('image');
	markdown.core.ruler.push('guard', ({ tokens }) => {
		for (const token of tokens) {
			if (token.type === 'heading_open' || token.type === 'heading_close') {
				token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + SHIFT)}`;
			}
			for (const child of token.children ?? []) {
				if (child.type === 'link_open') child.attrSet('rel', 'noopener noreferrer nofollow');
			}
		}
	});
	return markdown;
}

/** One for all: it keeps nothing of what it renders. */
const markdown = createRenderer();

/** Each section once, in the reader's language; where it was not written in that, in English, else as it is. */
export function showNarrative(sections: readonly NarrativeSection[], locale: string): ShownText[] {
	const same = Map.groupBy(sections, ({ section, output }) => `${section} ${output ?? ''}`);
	return [...same.values()].flatMap((versions) => {
		const chosen =
			versions.find(({ language }) => language === locale) ??
			versions.find(({ language }) => language === 'en') ??
			versions[0];
		if (!chosen) return [];
		const { section, output, language, body } = chosen;
		return [{ section, output, language, html: markdown.render(body) }];
	});
}
