/** What a number counts, by the words behind it. */
import { saysCohort } from '#lib/plan/catalogue/peopleNouns.ts';
import type { Language } from '#lib/plan/text.ts';
import type { Counted } from './known.ts';
import { fold } from './reading/spelled/index.ts';

const PLACE =
	/^(?:municipalit\w+|villages?|towns?|cit(?:y|ies)|districts?|governorates?|caza[s]?|uoms?|unions?|communes?|mohafazats?|villes?|localites?|quartiers?|cadasters?|camps?|states?|countries|و?(?:ال)?(?:بلديه|بلديات|قريه|قري|قريتين|قريتان|قضاء|اقضيه|قضاءين|محافظه|محافظات|اتحاد|اتحادات|مناطق|منطقه|مدينه|مدن))$/u;
const PERSON =
	/^(?:people|persons?|individuals?|wom[ae]n|m[ae]n|girls?|boys?|females?|males?|youths?|child(?:ren)?|adults?|members?|participants?|staff|agents?|officials?|officers?|representatives?|servants?|respondents?|refugees?|activists?|journalists?|workers?|farmers?|artisans?|students?|teachers?|trainees?|beneficiaries|migrants?|volunteers?|graduates?|labou?rers?|pickers?|sisters?|organizers?|alumni|personnes?|individus?|femmes?|hommes?|filles?|garcons?|jeunes?|enfants?|membres?|employes?|agent|fonctionnaires?|representants?|responsables?|repondants?|refugies?|activistes?|journalistes?|benevoles?|etudiants?|و?(?:ال)?(?:شخصا?|اشخاص|افراد|فردا?|امراه|نساء|رجلا?|رجال|اناث|ذكور|شباب|اطفال|طفلا?|عضوا?|اعضاء|موظفا?|موظفي|موظفين|عنصرا?|عناصر|مستجيبا?|نازحا?|نازحين|لاجيا?|لاجيين|مشاركا?|مشاركين|ناشطين|صحافيين|مسوولين|متطوعا?))$/u;
const THING =
	/^(?:projects?|initiatives?|mechanisms?|cpms?|events?|csos?|processes|sessions?|trainings?|reports?|factsheets?|facilities|components?|projets?|mecanismes?|evenements?|organi[sz]ations?|processus|seances?|formations?|rapports?|fiches?|installations?|و?(?:ال)?(?:مشروعا?|مشروعان|مشاريع|مبادره|مبادرات|اليه|اليات|اليتان|اليتين|فعاليه|فعاليات|منظمه|منظمات|عمليه|عمليات|جلسه|جلسات|تدريبا?|تدريبات|تقارير|صحايف|منشات))$/u;

/** Kinds of place, by the words for them: whoever counts municipalities does not count villages. */
const KINDS: readonly (readonly [string, RegExp])[] = [
	['municipality', /^(?:municipalit\w+|و?(?:ال)?بلدي(?:ه|ات))$/u],
	['village', /^(?:villages?|و?(?:ال)?(?:قريه|قري|قريتين|قريتان))$/u],
	['district', /^(?:districts?|cazas?|و?(?:ال)?(?:قضاء|اقضيه|قضاءين))$/u],
	['governorate', /^(?:governorates?|mohafazats?|و?(?:ال)?محافظ(?:ه|ات))$/u],
	['union', /^(?:uoms?|unions?|و?(?:ال)?اتحاد(?:ات)?)$/u],
	['camp', /^(?:camps?|و?(?:ال)?مخيم(?:ات)?)$/u],
];

/** Where a phrase ends. */
const STOP =
	/^(?:in|at|on|by|to|for|with|from|under|as|per|were|was|are|is|have|has|had|including|took|joined|reached|completed|who|which|that|than|compared|dans|en|a|au|aux|par|pour|sur|avec|ont|sont|etaient|qui|dont|contre|في|علي|الي|عن|مع|قبل|مقابل|بقيمه|حتي|ضمن)$/u;
/** Between a number and what it counts; behind a first word it ends the phrase. */
const LINK = /^(?:of|de|des|d|du|من)$/u;
const MOST_WORDS = 6;

export interface Phrase {
	/** Folded words right behind a number, as far as they may name what it counts. */
	readonly words: readonly string[];
	readonly counted: Counted | null;
	/** The word for what is counted; null: there is none. */
	readonly head: string | null;
}

/** Reads what stands behind a number. @param behind the text from its end on */
export function phraseBehind(behind: string, language: Language): Phrase {
	// What stands in brackets right behind it tells its parts, and is not what is counted.
	const rest = behind.replace(/^\s*\([^)]*\)/, (bracket) => ' '.repeat(bracket.length));
	const words: string[] = [];
	for (const { 0: token } of rest.matchAll(/[\p{L}\p{M}\u0640'’]+|[^\s\p{L}\p{M}]/gu)) {
		const word = fold(token).replace(/^[dl]'/, '');
		if (!/\p{L}/u.test(word)) {
			if (/[-&"“”«»]/.test(token)) continue;
			break;
		}
		if (words.length === 0 && LINK.test(word)) continue;
		if (STOP.test(word) || LINK.test(word) || words.length === MOST_WORDS) break;
		if (language === 'en' && words.length > 0 && /^\w+ed$/.test(word)) break;
		words.push(word);
	}
	return { words, ...countedIn(words, language) };
}

/** English names what it counts at the end of a phrase, French and Arabic at its beginning. */
function countedIn(words: readonly string[], language: Language): Pick<Phrase, 'counted' | 'head'> {
	const cut = words.findIndex((word, at) => at > 0 && /^(?:and|et|or|ou)$/.test(word));
	const own = words.slice(0, cut === -1 ? undefined : cut);
	const ordered = language === 'en' ? own.toReversed() : own;
	for (const head of ordered) {
		if (PLACE.test(head)) return { counted: 'places', head };
		if (PERSON.test(head) || saysCohort(head)) return { counted: 'people', head };
		if (THING.test(head)) return { counted: 'things', head };
		if (language === 'en' && /^\w{4,}s$/.test(head)) return { counted: null, head };
	}
	return { counted: null, head: ordered[0] ?? null };
}

/** The kind of place that words name; null: none. */
export function placeKindIn(words: readonly string[]): string | null {
	for (const word of words) {
		const kind = KINDS.find(([, pattern]) => pattern.test(word));
		if (kind) return kind[0];
	}
	return null;
}
