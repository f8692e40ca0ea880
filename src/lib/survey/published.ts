import type { Showing } from './showing.ts';

/** Of a group how many chose an option. */
export interface PublishedShare {
	/** The option's name; null: other answers, each of which too few chose. */
	readonly option: string | null;
	/** People as counted. */
	readonly n: number;
	/** Of those who answered, by weight, from 0 to 1 with three decimals. */
	readonly share: number;
	/** Its interval; null where people were not drawn, or all were asked. */
	readonly low: number | null;
	readonly high: number | null;
	/** Design effect, with one decimal; absent: nobody was drawn, or all answered alike. */
	readonly deff?: number;
}

/** What a group's numbers come to. */
export interface PublishedNumber {
	readonly mean: number;
	readonly low: number | null;
	readonly high: number | null;
	readonly median: number;
	/** Of the mean, as of a share. */
	readonly deff?: number;
}

/** One group's figures. */
export interface PublishedGroup {
	/** The option that its people chose of the question that splits; null: everybody. */
	readonly group: string | null;
	readonly showing: Showing;
	/** Who answered, as counted; null: not told either. */
	readonly n: number | null;
	/** By weight, whole; null: nothing is weighted, or it is not shown. */
	readonly weighted: number | null;
	/** Most chosen first; empty where too few answered. */
	readonly shares: readonly PublishedShare[];
	readonly number: PublishedNumber | null;
	/** Degrees of freedom of its figures; absent: nobody was drawn, or it is not shown. */
	readonly df?: number;
}

/** What strangers read of one question, whole or split by another: frozen when its wave is published. */
export interface PublishedResult {
	readonly groups: readonly PublishedGroup[];
	readonly findings: readonly PublishedFinding[];
	readonly changes: readonly PublishedChange[];
	/** Of themes of open answers, of everybody: how far people who coded apart agree; null: too few were coded twice. */
	readonly coded?: PublishedCoding | null;
}

/** How far people who coded the same open answers apart agree. */
export interface PublishedCoding {
	readonly coders: number;
	/** Answers that at least two have coded. */
	readonly answers: number;
	/** Krippendorff's α of each theme that is shown, with two decimals; null: it says nothing. */
	readonly alphas: readonly { readonly option: string; readonly alpha: number | null }[];
}

/** That one group is so many times as likely as another to have chosen an option. */
export interface PublishedFinding {
	readonly option: string;
	readonly group: string;
	readonly other: string;
	/** With one decimal. */
	readonly times: number;
}

/** Since the wave before: share less share, with three decimals. */
export interface PublishedChange {
	readonly option: string;
	readonly before: number;
	readonly change: number;
	readonly low: number | null;
	readonly high: number | null;
}

/** A design effect as it is published: to a tenth, less exact than the interval beside it tells it. */
export function toTenths(effect: number): number {
	return Math.round(effect * 10) / 10;
}

/** With three decimals, as public shares are. */
export function toThousandths(share: number): number {
	return Math.round(share * 1000) / 1000;
}
