import type { TypedNumber } from '../typed.ts';

/** What narratives count, without the ending; two of it is one word (قريتان, two villages). */
const COUNTED =
	'مشروع|بلدي[ةت]|قري[ةت]|قضاء|آلي[ةت]|اتحاد|جلس[ةت]|دور[ةت]|تدريب|شخص|امرأ[ةت]|منطق[ةت]|محافظ[ةت]|منشأ[ةت]|مبادر[ةت]|تقرير|فعالي[ةت]|مدرس[ةت]|ورش[ةت]|شريك';
const DUAL = new RegExp(
	String.raw`(?<!\p{L})(?:[وفبلك]|ال|[وب]ال|لل)?(?:${COUNTED})(?:ان|ين)(?!\p{L}|\s+(?:اثن|جديدين إثن))`,
	'gu',
);

/** Arabic nouns in the dual: two of what they name. */
export function dualsOf(text: string): TypedNumber[] {
	return [...text.matchAll(DUAL)].map(({ index, 0: written }) => ({
		offset: index,
		length: written.length,
		written,
		kind: 'count',
		value: 2,
		high: null,
		step: 1,
		orElse: null,
		hedge: null,
		inWords: true,
		unit: null,
		hasLetter: false,
	}));
}

/** Whether a number is a noun in the dual, which names what is counted itself. */
export function isDual({ inWords, value, written }: TypedNumber): boolean {
	DUAL.lastIndex = 0;
	return inWords && value === 2 && DUAL.test(written);
}
