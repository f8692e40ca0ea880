/** Answers on a scale: which stand on which side of its middle, and how far. Source: docs/rules.md, Surveys. */
import { toThousandths, type PublishedGroup, type PublishedShare } from './published.ts';
import type { Option, Question } from './question.ts';

type Side = 'below' | 'middle' | 'above';

/** An answer's part of a bar, counted from the middle: below 0 on the one side. */
export interface ScalePart {
	readonly option: Option;
	readonly share: number;
	readonly from: number;
	readonly side: Side;
	/** How far out its answer stands on its side, from 0 to 1, the outermost. */
	readonly strength: number;
}

/** A group's bar around the middle. */
export interface ScaleBar {
	readonly group: PublishedGroup;
	readonly parts: readonly ScalePart[];
	/**
	 * Shares of all answers on either side, to be written in whole per cent, since a sum of rounded shares is no nearer. The middle is of
	 * neither; where all answers stand on a side, 33.5 and 66.5 come to 100.
	 */
	readonly below: number;
	readonly above: number;
	/** What stands on no scale, such as "don't know", and other answers. */
	readonly beside: readonly PublishedShare[];
}

/** The options on a question's scale, from the lowest; empty: it has none with two sides, or several may be chosen. */
export function scaleOf({ kind, options }: Pick<Question, 'kind' | 'options'>): Option[] {
	const on = options.filter(({ scale }) => scale !== undefined);
	const hasSides = on.some(({ scale = 0 }) => scale < 0) && on.some(({ scale = 0 }) => scale > 0);
	return kind === 'select_one' && hasSides ? on.toSorted((a, b) => (a.scale ?? 0) - (b.scale ?? 0)) : [];
}

function sideOf({ scale = 0 }: Option): Side {
	if (scale === 0) return 'middle';
	return scale < 0 ? 'below' : 'above';
}

/** An answer as its bar is drawn, of whichever group. @param scale of its question */
export function scaleLook(option: Option, scale: readonly Option[]): Pick<ScalePart, 'side' | 'strength'> {
	const side = sideOf(option);
	const beside = scale.filter((one) => sideOf(one) === side).map(({ scale: at = 0 }) => Math.abs(at));
	const outermost = Math.max(...beside);
	return { side, strength: outermost === 0 ? 0 : Math.abs(option.scale ?? 0) / outermost };
}

const toHundredth = (share: number) => Math.round(share * 100) / 100;

/**
 * What two sides on which all answers stand are written as: hundredths that come to 1, unless either would read as nothing or as all.
 * Source: docs/rules.md, Rounding.
 */
function madeUp(below: number, above: number): Pick<ScaleBar, 'below' | 'above'> {
	const [one, other] = [toHundredth(below), toHundredth(above)];
	const pairs = [
		{ below: one, above: toHundredth(1 - one) },
		{ below: toHundredth(1 - other), above: other },
	];
	return pairs.find((pair) => pair.below > 0 && pair.above > 0) ?? { below, above };
}

/** @param rest share of what stands on no side */
function sidesOf(below: number, above: number, rest: number): Pick<ScaleBar, 'below' | 'above'> {
	const all = below + above;
	if (rest === 0 && all > 0) return madeUp(toThousandths(below / all), toThousandths(above / all));
	// Shares that were rounded one by one can come to all of it where they are not.
	const side = (sum: number) => toThousandths(rest > 0 ? Math.min(sum, 0.999) : sum);
	return { below: side(below), above: side(above) };
}

/** Each group's bar; of one with too few there are no parts. @param scale of the question, from the lowest */
export function scaleBars(scale: readonly Option[], groups: readonly PublishedGroup[]): ScaleBar[] {
	return groups.map((group) => {
		const shareOf = ({ name }: Option) => group.shares.find(({ option }) => option === name);
		const sum = (side: Side) =>
			scale.reduce((all, one) => (sideOf(one) === side ? all + (shareOf(one)?.share ?? 0) : all), 0);
		const [below, middle, above] = [sum('below'), sum('middle'), sum('above')];
		let from = -below - middle / 2;
		const parts = scale.flatMap((option): ScalePart[] => {
			const share = shareOf(option)?.share;
			if (share === undefined) return [];
			const part = { option, share, from, ...scaleLook(option, scale) };
			from += share;
			return [part];
		});
		const beside = group.shares.filter(({ option }) => !scale.some(({ name }) => name === option));
		const rest = beside.reduce((all, { share }) => all + share, middle);
		return { group, parts, ...sidesOf(below, above, rest), beside };
	});
}

/** How far the longest bar reaches from the middle: bars of one drawing share it. */
export function scaleReach(bars: readonly ScaleBar[]): number {
	const ends = bars.flatMap(({ parts }) =>
		parts.flatMap(({ from, share }) => [Math.abs(from), Math.abs(from + share)]),
	);
	return Math.max(0.1, Math.ceil(Math.max(0, ...ends) * 10 - 1e-9) / 10);
}

/** As a table lists them: on a scale from its lowest, as its bar and its key do, what stands on none behind it. */
export function inScaleOrder(
	question: Pick<Question, 'kind' | 'options'>,
	shares: readonly PublishedShare[],
) {
	const scale = scaleOf(question);
	const at = ({ option }: PublishedShare) => {
		const found = scale.findIndex(({ name }) => name === option);
		return found === -1 ? scale.length : found;
	};
	return shares.toSorted((a, b) => at(a) - at(b));
}
