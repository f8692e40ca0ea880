/** What a trace is asked. Source: docs/rules.md, Why this number. */
import type { Dimension } from '#lib/plan/groups.ts';
import type { Window } from '#lib/plan/quarter.ts';
import { SPOKEN_NAMES, type AskedAnswer } from '#lib/survey/spoken.ts';

/** Sums of money, by the names that an address has for them. */
export const MONEY_FIGURES = [
	'required',
	'received',
	'carry-over',
	'in-hand',
	'gap',
	'committed',
	'pledged',
] as const;
export type MoneyFigure = (typeof MONEY_FIGURES)[number];

export const TRACED_FIGURES = ['indicator', 'people', 'pipeline', ...MONEY_FIGURES, ...SPOKEN_NAMES] as const;

interface OfWindow {
	readonly window: Window;
	/** Code of a group each dimension. */
	readonly groups: { readonly [D in Dimension]?: string | undefined };
}

export interface IndicatorAsked extends OfWindow {
	readonly figure: 'indicator';
	readonly indicator: string;
	/** P-code. */
	readonly place?: string | undefined;
	readonly donor?: string | undefined;
	readonly partner?: string | undefined;
}

export interface PeopleAsked extends OfWindow {
	readonly figure: 'people';
}

/** What is planned of an indicator, in the quarter's reports. */
export interface PipelineAsked {
	readonly figure: 'pipeline';
	readonly indicator: string;
}

export interface MoneyAsked {
	readonly figure: MoneyFigure;
	/** Code of an output; empty: what is not allocated to one; absent: the whole sector. */
	readonly output?: string | undefined;
	/** Code of a donor; of an output and a donor at once there is no figure. */
	readonly donor?: string | undefined;
}

/** What people answered in a survey. */
export interface AnswerAsked {
	readonly figure: AskedAnswer['name'];
	readonly answer: AskedAnswer;
}

/** The figure that a page explains; what is absent does not filter. */
export type TraceAsked = IndicatorAsked | PeopleAsked | PipelineAsked | MoneyAsked | AnswerAsked;
