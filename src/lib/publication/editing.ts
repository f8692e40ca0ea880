/** What the page on which a quarter's text is written shows. */
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import type { Language, Localised } from '#lib/plan/text.ts';
import type { About } from '#lib/report/outputWords.ts';
import type { SaidWave } from '#lib/survey/said.ts';
import type { AskedAnswer, SpokenShown } from '#lib/survey/spoken.ts';
import type { Weight } from './check/finding.ts';
import type { NarrativeState } from './state.ts';
import type { SectionKey } from './sections.ts';

/** How far a section is in one language. */
export interface WrittenIn {
	readonly language: Language;
	/** Signs; 0: it says nothing. */
	readonly signs: number;
	readonly isOlder: boolean;
	/** Findings that contradict, and those that ask somebody to look, without an answer. */
	readonly wrong: number;
	readonly look: number;
}

export interface SectionLine extends SectionKey {
	/** Of its output; null: the whole sector. */
	readonly name: Localised | null;
	readonly isRequired: boolean;
	readonly languages: readonly WrittenIn[];
	/** It is stored, and has a place in the order. */
	readonly isStored: boolean;
}

export interface Overview {
	readonly lines: readonly SectionLine[];
	readonly state: NarrativeState;
}

/** Something that the figure check says, in words. */
export interface SaidFinding {
	readonly fingerprint: string;
	readonly weight: Weight;
	/** What is said of it. */
	readonly words: string;
	/** Where it stands: the sentence up to it, itself, and what follows. */
	readonly context: readonly [string, string, string];
	/** The live figure that can stand there. */
	readonly live: string | null;
	readonly accepted: { readonly reason: string; readonly at: number; readonly by: string } | null;
}

/** A partner's own words of the quarter, that may be taken over. */
export interface WordsBeside {
	/** What the form sends. */
	readonly id: string;
	readonly partner: string;
	readonly output: string;
	readonly about: About;
	readonly body: string;
	readonly isTaken: boolean;
}

/** A published wave whose figures a text may name. */
export interface OfferedWave extends SaidWave {
	readonly figures: readonly {
		/** As one types it. */
		readonly written: string;
		readonly name: AskedAnswer['name'];
		readonly question: Localised;
		/** Null: it is answered with a number. */
		readonly answer: Localised | null;
		readonly spoken: SpokenShown;
	}[];
}

export interface OneVersion {
	readonly version: number;
	readonly body: string;
	/** Milliseconds; null: it came with a bundle. */
	readonly at: number | null;
	readonly by: string | null;
}

export interface EditedSection extends SectionKey {
	readonly name: Localised | null;
	readonly language: Language;
	/** As it stands; version 0: nothing was written. */
	readonly stored: OneVersion;
	readonly html: string;
	/** Of a translation: the text that it says. */
	readonly original: { readonly language: Language; readonly body: string } | null;
	readonly isOlder: boolean;
	readonly languages: readonly Language[];
	readonly versions: readonly OneVersion[];
	readonly findings: readonly SaidFinding[];
	readonly agreeing: number;
	readonly elsewhere: number;
	readonly figures: readonly IndicatorProgress[];
	readonly waves: readonly OfferedWave[];
	readonly words: readonly WordsBeside[];
}
