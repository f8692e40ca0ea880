/** Words brought to a form in which those of one kind are equal: projects and project, بلدية and بلديات. */
import { fold } from './reading/spelled/index.ts';

/** Words that say nothing of what is counted. */
const EMPTY = new Set(
	fold(
		`# of the a an and or in at on by to for with from under as per its their this that these those been be being was were is
		are has have had which who number amount total usd # through into also than then it they them more other others all some
		de la le les des du d l un une et ou en au aux a dans par pour sur avec ont sont est qui que dont ces ce cette nombre
		montant y ne se son sa ses leur leurs
		من في علي الي عن مع التي الذي الذين هذه هذا تلك ذلك كان كانت قد تم جري جرت عدد مبلغ المبالغ بين او ثم ضمن خلال بعد قبل لها لهم
		implemented supported engaged completed achieved reached benefiting established`,
	).split(/\s+/),
);

export interface Stem {
	readonly stem: string;
	readonly offset: number;
	readonly word: string;
}

/** The words of a text that say something, in their order. */
export function stemsOf(text: string): Stem[] {
	return [...text.matchAll(/[\p{L}\p{M}\u0640]+/gu)].flatMap(({ index, 0: word }) => {
		const folded = fold(word);
		if (EMPTY.has(folded)) return [];
		const stem = stemOf(folded);
		return stem === '' ? [] : [{ stem, offset: index, word }];
	});
}

/** The stem of a folded word. */
export function stemOf(word: string): string {
	return /[\u0600-\u06ff]/.test(word) ? arabicStem(word) : latinStem(word);
}

/** Seven letters without the endings of plural, past and name of an action: enough to tell kinds apart. */
function latinStem(word: string): string {
	if (word.length <= 3) return word.length === 3 && word.endsWith('s') ? word.slice(0, 2) : word;
	const bare = word
		.replace(/(?:ies|ied|y)$/, 'i')
		.replace(/(?:ements?|ments?|ations?|tions?|ings?|ees?|es|ed|er|ers|s|e)$/, '');
	return (bare.length < 3 ? word : bare).slice(0, 7);
}

/** Without prefixes, endings and weak letters, in which singular and broken plural differ. */
function arabicStem(word: string): string {
	const bare = word
		.replace(/^(?:[وفبلك]?ال|لل|و(?=\p{L}{4}))/u, '')
		.replace(/(?:ات|ون|ين|ان|يه|ها|هم|ه|ا)$/, '');
	const skeleton = bare.replaceAll(/[اويءئؤ]/g, '');
	return skeleton.length < 2 ? bare : skeleton;
}

/** Initials of words that stand together, such as `cpm`, and where: what an acronym may stand for. */
export function initialsAt(stems: readonly Stem[], acronym: string): readonly Stem[] {
	const letters = [...acronym.toLowerCase()];
	const at = stems.findIndex((_, start) =>
		letters.every((letter, step) => fold(stems[start + step]?.word ?? '').startsWith(letter)),
	);
	return at === -1 ? [] : stems.slice(at, at + letters.length);
}
