import type { About } from '#lib/report/outputWords.ts';
import { m } from '#lib/paraglide/messages.js';

const WORDS: Readonly<Record<About, () => string>> = {
	achievements: m.words_achievements,
	challenges: m.words_challenges,
	next: m.words_next,
};

/** What a partner's own words on an output are about. */
export function aboutWords(about: About): string {
	return WORDS[about]();
}
