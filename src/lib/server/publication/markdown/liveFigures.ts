/** Live figures within a text. */
import type { MarkdownIt, Token } from 'markdown-it';
import { findLive, isFault } from '#lib/publication/live.ts';
import { liveValueOf } from '#lib/publication/liveValue.ts';
import { liveFaultWords, liveWords } from '#lib/publication/words/live.ts';
import { DASH } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { renderingOf, type Rendering } from './rendering.ts';

const HERE = /\{[^{}\n]*\}?/y;

/** `{reached 2.2.a}` becomes the figure; what cannot be shown a dash, and for whoever writes what is wrong. */
export function liveFigures(markdown: MarkdownIt): void {
	markdown.inline.ruler.before('escape', 'live', (state, silent) => {
		HERE.lastIndex = state.pos;
		const [whole] = HERE.exec(state.src) ?? [];
		// What is never closed is text as it stands, but for whoever can close it.
		if (whole === undefined || (!whole.endsWith('}') && !renderingOf(state.env).forEditors)) return false;
		if (!silent) {
			const token = state.push('live', '', 0);
			token.content = whole;
			// A link within a link is none.
			token.meta = { isLinked: state.linkLevel > 0 };
		}
		state.pos += whole.length;
		return true;
	});
	markdown.renderer.rules.live = (tokens, at, _options, env) =>
		show(tokens[at], renderingOf(env), markdown.utils.escapeHtml);
}

/** What a reader is told in the place of what is written between braces: of what cannot be shown, a dash. */
export function liveText(written: string, { source, language }: Rendering): string {
	const live = findLive(written, source.codes)[0]?.live;
	if (!live) return written;
	return isFault(live) ? DASH : liveWords(live, liveValueOf(live, source), language);
}

function show(
	token: Token | undefined,
	{ source, language, forEditors, whyOf }: Rendering,
	escape: (text: string) => string,
): string {
	const written = token?.content ?? '';
	const { isLinked } = (token?.meta ?? {}) as { readonly isLinked?: boolean };
	const live = findLive(written, source.codes)[0]?.live;
	if (!live) return escape(written);
	const fault = (sentence: string) =>
		`<mark class="fault">${escape(written)} <small>${escape(sentence)}</small></mark>`;
	if (isFault(live)) return forEditors ? fault(liveFaultWords(live)) : DASH;
	const value = liveValueOf(live, source);
	const words = escape(liveWords(live, value, language));
	if (value.is === 'known') {
		const figure = `<data value="${value.reached}"><bdi>${words}</bdi></data>`;
		const why = isLinked ? null : whyOf?.(live);
		return why
			? `<a class="why" href="${escape(why)}" title="${escape(m.why_title())}">${figure}</a>`
			: figure;
	}
	return forEditors ? fault(value.is === 'withheld' ? m.live_is_withheld() : m.live_is_unknown()) : words;
}
