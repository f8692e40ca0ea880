import { figureWords } from '#lib/figures/words/figure.ts';
import { DASH, formatChange, formatFigure, formatShare, formatShort } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { inEnglish } from '#lib/publication/check/reading/spelled/english.ts';
import { inFrench } from '#lib/publication/check/reading/spelled/french.ts';
import type { LiveError, LiveFault, LiveFigure } from '#lib/publication/live.ts';
import type { LiveValue } from '#lib/publication/liveValue.ts';

const FAULT: Record<LiveFault, (inputs: { word: string }) => string> = {
	empty: m.live_empty,
	'unknown figure': m.live_unknown_figure,
	'no indicator': m.live_no_indicator,
	'unknown indicator': m.live_unknown_indicator,
	'takes no indicator': m.live_takes_none,
	'no comparison': m.live_no_comparison,
	'unknown word': m.live_unknown_word,
	twice: m.live_twice,
	'not closed': m.live_not_closed,
};

/** What is wrong with a live figure, in one sentence. */
export function liveFaultWords({ fault, word }: LiveError): string {
	return FAULT[fault]({ word });
}

/** Arabic words follow the gender of what is counted, which nobody knows here: digits. */
const SPELLED: Record<Locale, ((value: number) => string) | null> = { en: inEnglish, fr: inFrench, ar: null };
const FIRST_IN_DIGITS = 100;

/**
 * A live figure as its text shows it, in the reader's numbers; a dash where it is unknown.
 * @param language of the text, in which a number in words is
 */
export function liveWords({ name, style }: LiveFigure, value: LiveValue, language: Locale): string {
	if (value.is !== 'known') return value.is === 'withheld' ? m.live_withheld() : DASH;
	const { reached, high, about, unit } = value;
	if (name === 'share' || name === 'coverage') return formatShare(reached);
	if (name === 'change') return formatChange(reached);
	if (high !== null || about !== null) return figureWords(value, unit);
	if (style === 'short') return formatShort(reached, unit);
	const spell = style === 'words' && isSpelled(reached) ? SPELLED[language] : null;
	return spell ? spell(reached) : formatFigure(reached, unit);
}

function isSpelled(value: number): boolean {
	return Number.isInteger(value) && value > 0 && value < FIRST_IN_DIGITS;
}
