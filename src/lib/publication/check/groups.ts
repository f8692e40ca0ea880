/** Groups of people that a text names. */
import type { Language } from '#lib/plan/text.ts';
import type { KnownFigure } from './known.ts';
import { fold } from './reading/spelled/index.ts';
import { stemOf } from './stems.ts';

const SEX: readonly (readonly [string, RegExp])[] = [
	[
		'female',
		/^(?:females?|wom[ae]n|girls?|femmes?|filles?|feminin|و?(?:ال)?(?:امراه|نساء|اناث|انثي|فتاه|فتيات|سيده))$/u,
	],
	['male', /^(?:males?|m[ae]n|boys?|hommes?|garcons?|masculin|و?(?:ال)?(?:رجلا?|رجال|ذكور|ذكر|فتيان))$/u],
];
/** Words of groups' names that many groups share. */
const SHARED =
	/^(?:displaced|refugees?|people|persons?|from|in|deplaces?|refugies?|de|du|النازحون|نازح\p{L}*|لاجيو|من|في|years?|ans?)$/u;

export type GroupsOf = (words: readonly string[]) => ReadonlySet<string>;

/** Which groups of the figures' words name, by their codes: the first that does, in the order of the words. */
export function groupsIn(figures: readonly Pick<KnownFigure, 'group'>[], language: Language): GroupsOf {
	const byStem = new Map<string, string>();
	for (const { group } of figures) {
		if (!group || SEX.some(([code]) => code === group.code)) continue;
		const own = fold(group.name[language] ?? group.name.en).replaceAll(/\([^)]*\)/g, '');
		for (const word of own.match(/\p{L}+/gu) ?? []) {
			if (SHARED.test(word)) continue;
			const stem = stemOf(word);
			if (!byStem.has(stem)) byStem.set(stem, group.code);
		}
	}
	return (words) => {
		const found = new Set<string>();
		for (const word of words) {
			const code = SEX.find(([, pattern]) => pattern.test(word))?.[0] ?? byStem.get(stemOf(word));
			if (code !== undefined) found.add(code);
		}
		return found;
	};
}
