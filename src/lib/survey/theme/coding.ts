import { krippendorffAlpha } from '../agreement.ts';
import type { Answers } from '../question.ts';

/** What one person read in one answer, without seeing what another did. */
export interface CodedAnswer {
	/** Position of the answer. */
	readonly answer: number;
	/** Ids of the themes that it lies in; empty: in none. */
	readonly themes: readonly number[];
}

/** So many answers are coded twice before it is said how far two people agree; of fewer answers all are. */
export const CODED_TWICE = 50;
/** So many are offered to whoever codes. */
const SAMPLE = 100;

/** The answers that are coded, in their order: the same each time, and spread over all. */
export function codingSample(answers: Answers): number[] {
	const answered = answers.flatMap((answer, at) => (answer === null ? [] : [at]));
	const mixed = (at: number) => Math.imul(at + 1, 0x9e3779b1) >>> 0;
	return answered.toSorted((a, b) => mixed(a) - mixed(b) || a - b).slice(0, SAMPLE);
}

/** How far people agree. */
export interface Agreement {
	readonly coders: number;
	/** Answers that at least two have coded. */
	readonly twice: number;
	/** By theme, Krippendorff's α with two decimals; null: nobody, or everybody, was put there. */
	readonly alphas: ReadonlyMap<number, number | null>;
}

/** @param codings of each coder what they coded. Null: too few answers are coded twice to say anything. */
export function codingAgreement(
	codings: readonly (readonly CodedAnswer[])[],
	themes: readonly number[],
	sample: number,
): Agreement | null {
	const by = codings.map((coded) => new Map(coded.map((one) => [one.answer, one.themes])));
	const all = [...new Set(by.flatMap((coded) => [...coded.keys()]))].toSorted((a, b) => a - b);
	const twice = all.filter((at) => by.filter((coded) => coded.has(at)).length > 1);
	if (twice.length < Math.min(CODED_TWICE, sample) || twice.length === 0) return null;
	const alphas = themes.map((theme): [number, number | null] => {
		const given = by.map((coded) => twice.map((at) => coded.get(at)?.includes(theme) ?? null));
		const alpha = krippendorffAlpha(given.map((one) => one.map((is) => (is === null ? null : Number(is)))));
		return [theme, alpha === null ? null : Math.round(alpha * 100) / 100];
	});
	return {
		coders: by.filter((coded) => coded.size > 0).length,
		twice: twice.length,
		alphas: new Map(alphas),
	};
}
