/** Live figures within a text. */
import type { MarkdownIt, Token } from 'markdown-it';
import { findLive, isFault } from '#lib/publication/live.ts';
import { liveValueOf, type LiveValue } from '#lib/publication/liveValue.ts';
import type { Inline } from '#lib/publication/prose.ts';
import { liveFaultWords, liveWords } from '#lib/publication/words/live.ts';
import { spokenFaultWords, spokenSource } from '#lib/publication/words/spoken.ts';
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
}

/** What stands in the place of what is written between braces. */
export function liveOf({ content: written, meta }: Token, own: Rendering): Inline {
	const { source, language, forEditors, whyOf } = own;
	const live = findLive(written, source.codes)[0]?.live;
	if (!live) return { is: 'text', text: written };
	const none = { is: 'live', written, value: null, why: null } as const;
	if (isFault(live)) return { ...none, text: DASH, fault: forEditors ? liveFaultWords(live) : null };
	const value = liveValueOf(live, source);
	const text = liveWords(live, value, language);
	if (value.is !== 'known') return { ...none, text, fault: forEditors ? notShownWords(value) : null };
	const why = meta?.isLinked === true ? null : (whyOf?.(live) ?? null);
	const { reached, spoken } = value;
	const shown = { ...none, text, value: reached, why: why === '' ? null : why, fault: null };
	return spoken?.is === 'told' ? { ...shown, source: spokenSource(spoken) } : shown;
}

function notShownWords({ is, spoken }: LiveValue): string {
	if (spoken && spoken.is !== 'told') return spokenFaultWords(spoken);
	if (is === 'protected') return m.live_is_protected();
	return is === 'withheld' ? m.live_is_withheld() : m.live_is_unknown();
}
