/** What a partner says of an output in its own words, each of them optional. Source: docs/rules.md, Report. */
export const WORDS = ['achievements', 'challenges', 'next'] as const;
export type About = (typeof WORDS)[number];

export interface OutputWords {
	/** Code of the output. */
	readonly output: string;
	readonly about: About;
	readonly body: string;
}
