import type { Unit } from '#lib/figures/unit.ts';
import { DASH, formatChange, formatFigure, formatShare, formatShort } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale, type Locale } from '#lib/paraglide/runtime.js';
import { inEnglish } from '#lib/publication/check/reading/spelled/english.ts';
import { inFrench } from '#lib/publication/check/reading/spelled/french.ts';
import type { LiveError, LiveFault, LiveFigure } from '#lib/publication/live.ts';

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
 * @param value in the unit's own numbers; shares, changes and coverage as fractions
 */
export function liveWords({ name, style }: LiveFigure, value: number | null, unit: Unit): string {
	if (value === null) return DASH;
	if (name === 'share' || name === 'coverage') return formatShare(value);
	if (name === 'change') return formatChange(value);
	if (style === 'short') return formatShort(value, unit);
	const spell = SPELLED[getLocale()];
	const isSpelled = style === 'words' && Number.isInteger(value) && value > 0 && value < FIRST_IN_DIGITS;
	return spell && isSpelled ? spell(value) : formatFigure(value, unit);
}
