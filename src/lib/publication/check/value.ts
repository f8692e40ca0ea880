/** Whether a typed number is a figure, to the precision in which it was written. */
import type { KnownFigure } from './known.ts';
import type { TypedNumber } from './typed.ts';

/** Every digit; rounded as written; within what "more than" and the like leave open; or the end of a range. */
export type Agreement = 'exactly' | 'rounded' | 'hedged';

/** Of "more than n" as much as a quarter more is meant, of "about" a tenth up or down. */
const BEYOND = 1.25;
const ABOUT = 0.1;

/**
 * Null: it is another number.
 * @param isLoss words say that it fell: the sign is in them
 */
export function agreementOf(number: TypedNumber, figure: KnownFigure, isLoss = false): Agreement | null {
	const value =
		figure.role === 'change' && isLoss && number.value > 0 ? Math.abs(figure.value) : figure.value;
	if (number.high !== null) return value >= number.value && value <= number.high ? 'hedged' : null;
	for (const typed of [number.value, number.orElse]) {
		if (typed === null) continue;
		if (Math.abs(value - typed) <= 1e-9 * Math.max(1, Math.abs(typed))) return 'exactly';
		if (roundsTo(value, typed, number)) return 'rounded';
		if (isWithin(number.hedge, typed, value)) return 'hedged';
	}
	return null;
}

/** Within half of the last place written, a hair for what computers add. A whole number of whole things is not rounded. */
function roundsTo(value: number, typed: number, { step, kind }: TypedNumber): boolean {
	if (kind === 'count' && step === 1) return false;
	return Math.abs(value - typed) <= step / 2 + Math.abs(typed) * 1e-9;
}

function isWithin(hedge: TypedNumber['hedge'], typed: number, value: number): boolean {
	if (hedge === '>') return value >= typed && value <= typed * BEYOND;
	if (hedge === '<') return value <= typed && value * BEYOND >= typed;
	return hedge === '~' && Math.abs(value - typed) <= ABOUT * typed;
}

/** Whether two typed numbers may be one: each lies where the other's precision leaves room. */
export function mayBeOne(a: TypedNumber, b: TypedNumber): boolean {
	return (
		Math.abs(a.value - b.value) <= Math.max(halfStep(a), halfStep(b)) + 1e-9 * Math.max(1, Math.abs(a.value))
	);
}

/** What a typed number leaves open, up and down: nothing for a count to the last digit. */
export function halfStep({ step, kind, inWords }: TypedNumber): number {
	return step === 1 && (kind === 'count' || inWords) ? 0 : step / 2;
}
