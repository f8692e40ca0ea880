/** A figure of a published wave as words speak of it. Source: docs/rules.md, Live figures. */
import type { Localised } from '#lib/plan/text.ts';
import type { Sampling } from './question.ts';

/** The share of those who chose an option; of a question that numbers answer their mean or median. */
export const SPOKEN_NAMES = ['share', 'mean', 'median'] as const;

/** All of it codes and names, as the survey has them. */
export interface AskedAnswer {
	readonly name: (typeof SPOKEN_NAMES)[number];
	readonly survey: string;
	readonly wave: string;
	readonly question: string;
	/** Of a share alone. */
	readonly option: string | null;
	/** The question that splits it, and which of its groups; null: everybody. */
	readonly by: string | null;
	readonly group: string | null;
}

export type SpokenFault =
	| 'unknown survey'
	| 'unknown wave'
	| 'unknown question'
	| 'unknown option'
	| 'not split'
	| 'unknown part'
	| 'no share'
	| 'no number';

export interface SpokenNothing {
	readonly is: 'fault';
	readonly fault: SpokenFault;
	readonly word: string;
}

/** What a frozen result says of it. */
export type SpokenShown =
	| {
			readonly is: 'told';
			/** A share from 0 to 1, a mean with three decimals. */
			readonly value: number;
			/** Its interval; null: people were not drawn, or none is told. */
			readonly low: number | null;
			readonly high: number | null;
			/** People who answered, as counted. */
			readonly n: number;
			readonly isBracketed: boolean;
	  }
	/** A group or an answer of too few people; `n` who answered, null: not told either. */
	| { readonly is: 'few'; readonly n: number | null };

/** Where a figure comes from, as it stands frozen. */
export interface SpokenSource {
	readonly surveyName: Localised;
	readonly waveName: Localised;
	readonly questionName: Localised;
	/** Of a share, and of a group: what the survey calls them. Publications of before they were kept have neither. */
	readonly optionName?: Localised;
	readonly byName?: Localised;
	readonly groupName?: Localised;
	readonly sampling: Sampling;
	/** Of the wave's result that it is read from, hexadecimal. */
	readonly sha256: string;
}

export type Spoken = (SpokenShown & SpokenSource) | SpokenNothing;
