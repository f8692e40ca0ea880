import type { LiveSource } from '#lib/publication/liveValue.ts';

/** A source that knows nothing, of a plan without a code. */
export const NO_FIGURES: LiveSource = {
	quarter: { year: 2024, quarter: 1 },
	codes: { indicators: new Set(), groups: new Map(), places: new Set() },
	progressOf: () => undefined,
	peopleOf: () => undefined,
	fundingOf: () => undefined,
	pipelineOf: () => undefined,
	spokenOf: () => undefined,
	isWithheld: () => false,
	isProtected: () => false,
};
