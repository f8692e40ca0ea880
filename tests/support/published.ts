/** The published figures of the first quarter of 2024, which the demonstration plan has to reproduce. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURE = join(import.meta.dirname, '../fixtures/published-2024-q1.json');

type BySex = Record<'female' | 'male', number>;
type ByCohort = Record<'lebanese' | 'displaced_syrian' | 'palestine_refugee', number>;

export interface PublishedFigure {
	readonly name: string;
	readonly reached: number;
	/** Null or absent: none was published, or the text lost it. */
	readonly target?: number | null;
	readonly same_quarter_previous_year?: number;
	readonly sex?: BySex;
	readonly by_cohort?: ByCohort;
	/** What the source contradicts, lost, or gives only by way of others: a footnote has to say so. */
	readonly conflict?: string;
	readonly derived?: string | boolean;
	readonly printed_as?: string;
	readonly target_note?: string;
	readonly female_share?: number;
}

export interface Headline extends PublishedFigure {
	readonly code: string;
	readonly mobilized_without_cohort?: BySex;
	readonly not_geographically_disaggregated?: number;
	readonly parts?: Record<string, number>;
}

export interface OutputFigure extends PublishedFigure {
	readonly output: string;
	readonly processes?: number;
	readonly agents?: number;
	readonly districts?: number;
	readonly parts?: { readonly new: number; readonly existing: number };
	readonly south_and_nabatiyeh?: number;
}

export interface Published {
	readonly plan: { readonly code: string; readonly name: string; readonly currency: string };
	readonly sector: { readonly code: string; readonly name: string };
	readonly outcomes: readonly { readonly code: string; readonly name: string }[];
	readonly outputs: readonly { readonly code: string; readonly name: string }[];
	readonly headline_indicators: readonly Headline[];
	readonly output_indicators: readonly OutputFigure[];
	readonly people: { readonly total: number; readonly sex: BySex; readonly second_figure: number };
}

export function readPublished(): Published {
	return JSON.parse(readPublishedText()) as Published;
}

/** The fixture's text as it was copied, to the letter. */
export function readPublishedText(): string {
	return readFileSync(FIXTURE, 'utf8');
}

/** A published figure by the beginning of its name. Throws when there is none: a test that looks for nothing proves nothing. */
export function figureNamed<F extends PublishedFigure>(figures: readonly F[], start: string): F {
	const found = figures.find(({ name }) => name.startsWith(start));
	if (!found) throw new Error(`no published figure begins with “${start}”`);
	return found;
}
