import { figureWords } from '#lib/figures/words/figure.ts';
import { DASH, formatChange, formatFigure, formatShare, formatShort } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Locale } from '#lib/paraglide/runtime.js';
import { inEnglish } from '#lib/publication/check/reading/spelled/english.ts';
import { inFrench } from '#lib/publication/check/reading/spelled/french.ts';
import { isSaid, type LiveError, type LiveFault, type LiveFigure } from '#lib/publication/live.ts';
import type { LiveValue } from '#lib/publication/liveValue.ts';
import type { AskedAnswer } from '#lib/survey/spoken.ts';
import { spokenWords } from './spoken.ts';

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
	'no survey': m.live_no_survey,
	'no question': m.live_no_question,
	'no option': m.live_no_option,
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
export function liveWords(live: LiveFigure | AskedAnswer, value: LiveValue, language: Locale): string {
	if (isSaid(live))
		return value.spoken && value.spoken.is !== 'fault' ? spokenWords(live.name, value.spoken) : DASH;
	const { name, style } = live;
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
