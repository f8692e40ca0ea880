/** A figure of a survey as a text shows it. Source: docs/rules.md, Live figures. */
import { colon, directionOf, plain, separator } from '#lib/i18n/locale.ts';
import { formatAverage, formatCount, formatPoints, formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { AskedAnswer, Spoken, SpokenFault, SpokenShown, SpokenSource } from '#lib/survey/spoken.ts';

type Name = AskedAnswer['name'];
type Told = Extract<SpokenShown, { is: 'told' }>;

/** Published shares have three decimals: both sides of an interval are alike when they differ by no more than rounding does. */
const ROUNDED = 0.0025;

/** With its margin where there is one, and how many people answered; few people stand in brackets. */
export function spokenWords(name: Name, spoken: SpokenShown): string {
	const n = spoken.n === null ? null : formatCount(spoken.n);
	if (spoken.is === 'few') return n === null ? m.live_few() : m.live_few_of({ n });
	const inside = { figure: leftToRight(figureOf(name, spoken)), n: n ?? '' };
	return spoken.isBracketed ? m.live_spoken_bracketed(inside) : m.live_spoken(inside);
}

function figureOf(name: Name, { value, low, high }: Told): string {
	const format = name === 'share' ? formatShare : formatAverage;
	if (low === null || high === null) return format(value);
	const [below, above] = [value - low, high - value];
	if (Math.abs(above - below) > ROUNDED) return `${format(value)} [${format(low)} – ${format(high)}]`;
	const margin = Math.max(below, above);
	// A drawn sample has one, however small.
	const least = name === 'share' ? 0.001 : 0.1;
	const sign = margin < least / 2 ? '<' : '';
	const told = Math.max(margin, sign === '' ? 0 : least);
	return `${format(value)} ± ${sign}${name === 'share' ? formatPoints(told) : formatAverage(told)}`;
}

/** What is reckoned is read in one order in each language; the mark before it says whose line it stands in. */
function leftToRight(figure: string): string {
	return directionOf(getLocale()) === 'rtl' ? `\u200f\u2066${figure}\u2069` : figure;
}

/** Whose answers to which question: what a page says of the figure beside it. */
export function spokenSource({
	surveyName,
	waveName,
	questionName,
}: Pick<SpokenSource, 'surveyName' | 'waveName' | 'questionName'>): string {
	return plain(surveyName) + separator() + plain(waveName) + colon() + plain(questionName);
}

const FAULT: Record<SpokenFault, (inputs: { word: string }) => string> = {
	'unknown survey': m.live_unknown_survey,
	'unknown wave': m.live_unknown_wave,
	'unknown question': m.live_unknown_question,
	'unknown option': m.live_unknown_option,
	'not split': m.live_not_split,
	'unknown part': m.live_unknown_part,
	'no share': m.live_no_share,
	'no number': m.live_no_number,
};

/** Why nothing is shown, in one sentence for whoever writes. */
export function spokenFaultWords(spoken: Exclude<Spoken, { is: 'told' }>): string {
	return spoken.is === 'fault' ? FAULT[spoken.fault]({ word: spoken.word }) : m.live_is_few();
}
