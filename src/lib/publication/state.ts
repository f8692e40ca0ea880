/** What of a quarter's text stands in the way of publishing it. Source: docs/rules.md, Narrative. */
import type { Language } from '#lib/plan/text.ts';
import type { SectionKey } from './sections.ts';

/** A section in one language: where to go and look. */
export interface SectionPlace extends SectionKey {
	readonly language: Language;
}

export interface NarrativeState {
	/** Sections of which the figure check says something that is neither put right nor let stand. */
	readonly unresolved: readonly (SectionPlace & {
		/** Contradicts: it blocks. */
		readonly wrong: number;
		/** Asks somebody to look, and is passed with one press. */
		readonly look: number;
	})[];
	/** Live figures that show nothing to strangers: as they are written, and why. */
	readonly unknownLive: readonly (SectionPlace & {
		readonly written: string;
		readonly why: 'fault' | 'unknown' | 'withheld' | 'protected';
	})[];
	/** Sections that say something in some language, and nothing in this one or what their original said before. */
	readonly languages: readonly (SectionPlace & { readonly is: 'missing' | 'older' })[];
	/** Required sections that say nothing in any language. */
	readonly missing: readonly string[];
}
