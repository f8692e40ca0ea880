/** What some of a wave's people say in their own words, the same at each start, and the themes in which it lies. */
import type { Language } from '#lib/plan/text.ts';
import type { GivenTheme } from '#lib/survey/given.ts';
import { dice, thrown } from '../dice.ts';
import { OTHERWISE, PLACES, SPOKEN_THEMES, WHERE } from './sentences.ts';

/** One person of so many is asked: the 208 cadastres come up alike. */
const ONE_OF = 31;

/** In which language somebody answers, and how often. */
const SPOKEN: readonly Language[] = ['ar', 'en', 'fr'];
const OFTEN = [60, 22, 18];
/** How often an answer lies in one theme, in two, in none. */
const MANY = [70, 22, 8];

interface Said {
	/** Of each person; null: not asked. */
	readonly answers: readonly (string | null)[];
	readonly themes: readonly GivenTheme[];
}

/** @param round 0 the earlier wave, 1 the later one */
export function sayOpenly(seed: number, round: 0 | 1, people: number): Said {
	const throws = dice(seed);
	const parts = SPOKEN_THEMES.map((theme) => theme.parts[round]);
	const members = SPOKEN_THEMES.map((): number[] => []);
	const one = (sentences: readonly string[]) => sentences[Math.floor(throws() * sentences.length)] ?? '';
	const ofThemes = (many: number): readonly number[] => {
		if (many === 2) return [];
		const main = thrown(throws(), parts);
		if (many === 0) return [main];
		const others = parts.map((part, i) => (i === main ? 0 : part));
		return [main, thrown(throws(), others)];
	};
	const answers = Array.from({ length: people }, (_, at) => {
		if (at % ONE_OF !== round) return null;
		const language = SPOKEN[thrown(throws(), OFTEN)] ?? 'en';
		const themes = ofThemes(thrown(throws(), MANY));
		for (const theme of themes) members[theme]?.push(at);
		const spoken = themes.map((theme) => SPOKEN_THEMES[theme]?.sentences[language] ?? []);
		return (spoken.length > 0 ? spoken : [OTHERWISE[language]])
			.map((sentences) => one(sentences).replace(WHERE, one(PLACES[language])))
			.join(' ');
	});
	return { answers, themes: SPOKEN_THEMES.map(({ name }, i) => ({ name, answers: members[i] ?? [] })) };
}
