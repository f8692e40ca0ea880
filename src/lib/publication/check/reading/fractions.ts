import type { Language } from '#lib/plan/text.ts';
import type { TypedNumber } from '../typed.ts';
import { fold, spelledAs } from './spelled/index.ts';

const PARTS: Record<Language, readonly (readonly [RegExp, number])[]> = {
	en: [
		[/(?<!\p{L})(?:one[- ]half|half)(?= of\b)/giu, 1 / 2],
		[/(?<!\p{L})(?:a|one)[- ]third(?!\p{L})/giu, 1 / 3],
		[/(?<!\p{L})two[- ]thirds(?!\p{L})/giu, 2 / 3],
		[/(?<!\p{L})(?:a|one)[- ]quarter(?= of (?!the year|\d)| of respondents)/giu, 1 / 4],
		[/(?<!\p{L})three[- ]quarters(?!\p{L})/giu, 3 / 4],
	],
	fr: [
		[/(?<!\p{L})la moitié(?!\p{L})/giu, 1 / 2],
		[/(?<!\p{L})un tiers(?!\p{L})/giu, 1 / 3],
		[/(?<!\p{L})deux tiers(?!\p{L})/giu, 2 / 3],
		[/(?<!\p{L})un quart(?!\p{L})/giu, 1 / 4],
		[/(?<!\p{L})(?:les )?trois quarts(?!\p{L})/giu, 3 / 4],
	],
	ar: [
		[/(?<!\p{L})نصف(?!\p{L})/gu, 1 / 2],
		[/(?<!\p{L})ثلثا?(?!\p{L})/gu, 1 / 3],
		[/(?<!\p{L})ثلثي(?!\p{L})/gu, 2 / 3],
	],
};
const OF: Record<Language, RegExp> = {
	en: /(?<![\p{L}\d])(?<part>\d{1,2}|one|two|three|four)\s+in\s+(?<whole>\d{1,2}|two|three|four|five|six|seven|eight|nine|ten)(?![\p{L}\d]|[.,]\d)/giu,
	fr: /(?<![\p{L}\d])(?<part>\d{1,2}|une?|deux|trois|quatre)\s+sur\s+(?<whole>\d{1,2}|deux|trois|quatre|cinq|six|sept|huit|neuf|dix)(?![\p{L}\d]|[.,]\d)/giu,
	ar: /(?<![\p{L}\d])(?<part>\d{1,2}|واحد|اثنان|ثلاثة)\s+من (?:كل|أصل)\s+(?<whole>\d{1,2}|ثلاثة|أربعة|خمسة|ستة|سبعة|ثمانية|تسعة|عشرة)(?![\p{L}\d])/giu,
};
/** A part told in words is good to a twentieth. */
const STEP = 0.1;

/** Half of them, two thirds, one in five: shares, to the nearest tenth. */
export function sharesInWords(text: string, language: Language): TypedNumber[] {
	const told = PARTS[language].flatMap(([pattern, value]) =>
		[...text.matchAll(pattern)].map(({ index, 0: written }) => shareAt(index, written, value)),
	);
	const ofN = [...text.matchAll(OF[language])].flatMap(({ index, 0: written, groups }) => {
		const [part, whole] = [groups?.['part'], groups?.['whole']].map((word = '') =>
			/^\d/.test(word) ? Number(word) : (spelledAs(fold(word), language)?.value ?? 0),
		);
		return part && whole && part < whole ? [shareAt(index, written, part / whole)] : [];
	});
	return [...told, ...ofN];
}

function shareAt(offset: number, written: string, value: number): TypedNumber {
	return {
		offset,
		length: written.length,
		written,
		kind: 'share',
		value,
		high: null,
		step: STEP,
		orElse: null,
		hedge: null,
		inWords: true,
		unit: null,
		hasLetter: false,
	};
}
