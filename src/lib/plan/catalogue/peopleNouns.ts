/** What texts call people of the cohorts in the catalogue, folded, for a regular expression. */
const LATIN = ['lebanese', 'syrians?', 'palestinians?', 'libanais', 'syriens?'];
const ARABIC = ['لبنانيا?', 'لبنانيين'];

const NOUN = new RegExp(`^(?:${LATIN.join('|')}|و?(?:ال)?(?:${ARABIC.join('|')}))$`, 'u');

/** Whether a word, folded, says a cohort of people: what it counts is people. */
export function saysCohort(word: string): boolean {
	return NOUN.test(word);
}
