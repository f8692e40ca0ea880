import { CURRENCY_MARKS } from './units.ts';
import { endOf, type TypedNumber } from '../typed.ts';

const LINK = /^\s*(?:[-–—]|to|à|إلى|and|et|و)\s*$/u;
/** Before the first number: where `and` joins a range, and where `to` does not. */
const BETWEEN = new RegExp(String.raw`(?:between|entre|بين)\s+(?:${CURRENCY_MARKS}|\$)?\s*$`, 'iu');
const FROM = /(?:from|decreased?|increased?|fell|rose|dropped|grew|de|passant de|من)\s+$/iu;

/** Two numbers that are one: 7,000–8,000, between 20 % and 30 %. */
export function joinRanges(text: string, numbers: readonly TypedNumber[]): TypedNumber[] {
	const joined: TypedNumber[] = [];
	for (const number of numbers) {
		const low = joined.at(-1);
		if (low?.high === null && isRange(text, low, number)) joined[joined.length - 1] = rangeOf(low, number);
		else joined.push(number);
	}
	return joined;
}

function isRange(text: string, low: TypedNumber, high: TypedNumber): boolean {
	const link = text.slice(endOf(low), high.offset);
	if (!LINK.test(link)) return false;
	const ahead = text.slice(Math.max(0, low.offset - 24), low.offset);
	const isDash = /[-–—]/.test(link);
	const isTo = /to|à|إلى/u.test(link);
	const scale = low.kind === high.kind ? 1 : low.kind === 'count' && high.kind === 'share' ? 0.01 : 1;
	if (!fits(low, high) || low.value * scale >= high.value) return false;
	if (isDash) return true;
	if (isTo)
		return (
			!FROM.test(ahead) &&
			!/\b(?:increase|decrease|hausse|baisse)/iu.test(text.slice(endOf(high), endOf(high) + 40))
		);
	return BETWEEN.test(ahead);
}

/** The first of two may leave the unit to the second, and the second the currency to the first. */
function fits(low: TypedNumber, high: TypedNumber): boolean {
	return low.kind === high.kind || low.kind === 'count' || (low.kind === 'money' && high.kind === 'count');
}

function rangeOf(low: TypedNumber, high: TypedNumber): TypedNumber {
	const { kind, unit } = low.kind === 'money' ? low : high;
	const share = kind === 'share' && low.kind === 'count' ? 0.01 : 1;
	return {
		...low,
		length: endOf(high) - low.offset,
		kind,
		unit,
		value: Number((low.value * share).toPrecision(15)),
		high: high.value,
		step: Math.max(low.step * share, high.step),
		orElse: null,
	};
}
