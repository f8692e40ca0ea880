import type { Language } from '#lib/plan/text.ts';
import type { TypedNumber } from '../typed.ts';
import { dualsOf } from './duals.ts';
import { scaled } from './numerals.ts';
import { beginsNumber, fold, spelledAs } from './spelled/index.ts';
import { hedgeOf, readUnit } from './units.ts';

/** The longest number below a thousand has so many words (quatre cent quatre-vingt-dix-neuf). */
const MOST_WORDS = 6;
const REACH = 32;
/** What follows a number in words makes it a span of time. */
const SPAN =
	/^[\s-]+(?:years?|months?|weeks?|days?|hours?|decades?|ans?|années?|mois|semaines?|jours?|heures?|سنوات|سنة|أعوام|أشهر|شهرًا|أسابيع|أيام|يومًا|ساعات)(?!\p{L})/iu;

interface Word {
	readonly offset: number;
	readonly text: string;
}

/** Numbers in words, up to 999 and times a thousand or a million. One alone is no number: it says "a". */
export function wordsOf(text: string, language: Language): TypedNumber[] {
	const words = [...text.matchAll(/[\p{L}\p{M}\u0640]+/gu)].map(({ index, 0: word }) => ({
		offset: index,
		text: word,
	}));
	const found: TypedNumber[] = [];
	for (let at = 0; at < words.length;) {
		const read = readAt(text, words, at, language);
		if (read) found.push(read.number);
		at += read?.words ?? 1;
	}
	return language === 'ar' ? [...found, ...dualsOf(text)] : found;
}

function readAt(text: string, words: readonly Word[], at: number, language: Language) {
	const begin = words[at]?.text ?? '';
	const leads = leadOf(begin, language).filter((skip) => beginsNumber(fold(begin.slice(skip)), language));
	if (leads.length === 0) return null;
	for (let count = Math.min(MOST_WORDS, words.length - at); count > 0; count -= 1) {
		const run = words.slice(at, at + count);
		const last = run.at(-1);
		const first = run[0];
		if (!first || !last || !isRun(text, run)) continue;
		const end = last.offset + last.text.length;
		for (const skip of leads) {
			const spelled = spelledAs(fold(text.slice(first.offset + skip, end)), language);
			if (!spelled || (spelled.value === 1 && !spelled.isOrdinal && !hasScale(text.slice(end)))) continue;
			const offset = first.offset + skip;
			return { words: count, number: numberAt(text, offset, end, spelled.value, spelled.isOrdinal) };
		}
	}
	return null;
}

/** Nothing but spaces and hyphens between the words. */
function isRun(text: string, run: readonly Word[]): boolean {
	return run.every((word, at) => {
		const before = run[at - 1];
		return !before || /^[\s\u00a0\u202f-]$/.test(text.slice(before.offset + before.text.length, word.offset));
	});
}

/** Where the number may begin in its first word: Arabic writes and, by, for and the article to it. */
function leadOf(word: string, language: Language): readonly number[] {
	if (language !== 'ar') return [0];
	const lead = /^(?:[وفبلك]?ال|لل|[وف]?[وفبلك])(?=\p{L}{2})/u.exec(word)?.[0].length ?? 0;
	return lead === 0 ? [0] : [0, lead];
}

function hasScale(behind: string): boolean {
	return readUnit('', behind.slice(0, REACH)).scale >= 1000;
}

function numberAt(text: string, offset: number, end: number, value: number, isOrdinal: boolean): TypedNumber {
	const behind = text.slice(end, end + REACH);
	const found = isOrdinal ? null : readUnit(text.slice(Math.max(0, offset - REACH), offset), behind);
	const begin = offset - (found?.before ?? 0);
	const kind = isOrdinal ? 'ordinal' : SPAN.test(behind) ? 'duration' : (found?.kind ?? 'count');
	return {
		offset: begin,
		length: end + (found?.after ?? 0) - begin,
		written: '',
		kind,
		value: scaled(value, found?.scale ?? 1),
		high: null,
		step: found?.kind === 'share' ? 0.01 : (found?.scale ?? 1),
		orElse: null,
		hedge: isOrdinal ? null : hedgeOf(text.slice(Math.max(0, begin - REACH), begin), ''),
		inWords: true,
		unit: found?.unit ?? null,
		hasLetter: false,
	};
}
