/** Live figures in a narrative: `{reached 2.2.a}`. Source: docs/rules.md, Live figures. */
import type { Dimension } from '#lib/plan/groups.ts';
import { parseQuarter, WINDOWS, type Quarter, type Window } from '#lib/plan/quarter.ts';
import type { AskedAnswer } from '#lib/survey/spoken.ts';
import { isWave, readSaid, spokenName, writeSaid, type SaidFault } from './liveSaid.ts';

/** Figures of an indicator, which is named, and of the whole sector, for which none is. */
export const OF_INDICATOR = ['reached', 'target', 'share', 'change', 'pipeline'] as const;
export const OF_SECTOR = ['people', 'required', 'received', 'gap', 'coverage'] as const;
export type LiveName = (typeof OF_INDICATOR)[number] | (typeof OF_SECTOR)[number];

/** With what a change compares. */
export const AGAINST = ['previous-year', 'previous-quarter'] as const;
export type Against = (typeof AGAINST)[number];

/** As a table writes it; short (1.02 M); in words (twenty-seven). */
export const STYLES = ['figure', 'short', 'words'] as const;
export type LiveStyle = (typeof STYLES)[number];

export interface LiveFigure {
	readonly name: LiveName;
	/** The indicator's code; null: of the sector. */
	readonly indicator: string | null;
	/** Code of a group; null: everybody. */
	readonly group: string | null;
	/** P-code; null: the whole. */
	readonly place: string | null;
	/** Null: the quarter that the narrative is about. */
	readonly quarter: Quarter | null;
	/** Its year to date, as a dashboard shows it, or the quarter alone; a text says the latter by `quarter`. */
	readonly window: Window;
	/** Of a change alone. */
	readonly against: Against | null;
	readonly style: LiveStyle;
}

export type LiveFault =
	| 'empty'
	| 'unknown figure'
	| 'no indicator'
	| 'unknown indicator'
	| 'takes no indicator'
	| 'no comparison'
	| 'twice'
	| 'not closed'
	| SaidFault;

/** A fault with the word that it is about, and where that stands in the text. */
export interface LiveError {
	readonly fault: LiveFault;
	readonly word: string;
	readonly offset: number;
	readonly length: number;
}

export interface FoundLive {
	/** Of `{…}` with its braces. */
	readonly offset: number;
	readonly length: number;
	/** What it shows, or why it shows nothing. */
	readonly live: LiveFigure | AskedAnswer | LiveError;
}

/** What a plan's codes name; who has no answer for a code says so and it is an error in its place. */
export interface LiveCodes {
	readonly indicators: ReadonlySet<string>;
	/** With the dimension of each. */
	readonly groups: ReadonlyMap<string, Dimension>;
	readonly places: ReadonlySet<string>;
}

export function isFault(live: FoundLive['live']): live is LiveError {
	return 'fault' in live;
}

/** Whether it is a figure of a survey, and none of the sector. */
export function isSaid(live: LiveFigure | AskedAnswer): live is AskedAnswer {
	return 'survey' in live;
}

/** Every live figure of a text, in its order. A brace that is never closed is an error up to the line's end; `\\{` is a brace. */
export function findLive(text: string, codes: LiveCodes): FoundLive[] {
	return [...text.matchAll(/(?<!\\)\{([^{}\n]*)(\}?)/g)].map(
		({ index, 0: whole, 1: inner = '', 2: close }) => {
			const word = inner.trim();
			const fault: LiveError = { fault: 'not closed', word, offset: index, length: whole.length };
			return {
				offset: index,
				length: whole.length,
				live: close === '' ? fault : parseLive(inner, index + 1, codes),
			};
		},
	);
}

interface Word {
	readonly text: string;
	readonly offset: number;
}

type Draft = { -readonly [Field in keyof LiveFigure]: LiveFigure[Field] };

/** @param at where the inner text begins */
function parseLive(inner: string, at: number, codes: LiveCodes): FoundLive['live'] {
	const words = [...inner.matchAll(/\S+/g)].map(({ index, 0: text }) => ({ text, offset: at + index }));
	const [first, ...rest] = words;
	if (!first) return { fault: 'empty', word: '', offset: at - 1, length: inner.length + 2 };
	const ofSurvey = parseSaid(first, words, codes);
	if (ofSurvey) return ofSurvey;
	const name = [...OF_INDICATOR, ...OF_SECTOR].find((known) => known === first.text.toLowerCase());
	if (!name) return faultAt('unknown figure', first);
	const draft: Draft = {
		name,
		indicator: null,
		group: null,
		place: null,
		quarter: null,
		window: 'year-to-date',
		against: null,
		style: 'figure',
	};
	const said = new Set<string>();
	for (const word of rest) {
		const field = read(word.text, draft, codes);
		if (field === null) return faultAt(isCode(word.text) ? 'unknown indicator' : 'unknown word', word);
		if (said.has(field)) return faultAt('twice', word);
		said.add(field);
	}
	return complete(draft, first, rest);
}

/** Null: it is no figure of a survey. A share is one where a wave is named behind it. */
function parseSaid(first: Word, words: readonly Word[], { indicators }: LiveCodes) {
	const [name, second] = [spokenName(first.text), words[1]?.text];
	if (!name || (name === 'share' && (!isWave(second) || indicators.has(second)))) return null;
	const read = readSaid(
		name,
		words.map(({ text }) => text),
	);
	return 'fault' in read ? faultAt(read.fault, words[read.at] ?? first) : read;
}

/** Puts a word where it belongs and says where; null: it means nothing. */
function read(text: string, draft: Draft, codes: LiveCodes): keyof LiveFigure | null {
	const lower = text.toLowerCase();
	const style = STYLES.find((known) => known === lower);
	const against = AGAINST.find((known) => known === lower);
	const window = WINDOWS.find((known) => known === lower);
	const quarter = parseQuarter(text.toUpperCase());
	const place = codes.places.has(text) ? text : text.toUpperCase();
	if (style) draft.style = style;
	else if (against) draft.against = against;
	else if (window) draft.window = window;
	else if (quarter) draft.quarter = quarter;
	else if (codes.indicators.has(text)) draft.indicator = text;
	else if (codes.groups.has(text)) draft.group = text;
	else if (codes.places.has(place)) draft.place = place;
	else return null;
	if (style) return 'style';
	if (against) return 'against';
	if (window) return 'window';
	if (quarter) return 'quarter';
	if (codes.indicators.has(text)) return 'indicator';
	return codes.groups.has(text) ? 'group' : 'place';
}

function complete(draft: Draft, first: Word, rest: readonly Word[]): LiveFigure | LiveError {
	const needsIndicator = OF_INDICATOR.some((name) => name === draft.name);
	if (needsIndicator && draft.indicator === null) return faultAt('no indicator', first);
	if (!needsIndicator && draft.indicator !== null) {
		return faultAt('takes no indicator', rest.find(({ text }) => text === draft.indicator) ?? first);
	}
	if (draft.name === 'change') return draft.against === null ? faultAt('no comparison', first) : draft;
	const comparison = rest.find(({ text }) => text.toLowerCase() === draft.against);
	return comparison ? faultAt('unknown word', comparison) : draft;
}

function faultAt(fault: LiveFault, { text, offset }: Word): LiveError {
	return { fault, word: text, offset, length: text.length };
}

/** Looks like an indicator's code: 2.2.a. */
function isCode(text: string): boolean {
	return /^\d+(?:\.\d+)*\.[a-z]+$/i.test(text);
}

/** A live figure as one types it. */
export function writeLive(live: LiveFigure | AskedAnswer): string {
	if (isSaid(live)) return writeSaid(live);
	const { name, indicator, group, place, quarter, window, against, style } = live;
	const when = quarter && `${quarter.year}-q${quarter.quarter}`;
	const alone = window === 'quarter' ? window : null;
	const words = [name, indicator, group, place, when, alone, against, style === 'figure' ? null : style];
	return `{${words.filter((word) => word !== null).join(' ')}}`;
}
