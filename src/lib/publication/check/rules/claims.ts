/** What words claim of a number that its figure does not bear out. */
import { quarterIndex, isQuarterNumber, type Quarter } from '#lib/plan/quarter.ts';
import type { Finding } from '../finding.ts';
import { placeKindIn } from '../nouns.ts';
import { amountsOf, bySentence, findingAt, type ReadSection } from '../reader.ts';
import { findTimes } from '../reading/dates.ts';
import { fold } from '../reading/spelled/index.ts';

const REPRESENTED =
	/(?<!\p{L})(?:represented (?:by|them)|représent(?:ées?|és?|aient|ent)|(?:ي|ت)?مثّل\p{L}*)(?!\p{L})/iu;
const WILL =
	/(?<!\p{L})(?:will|shall|(?:is|are) (?:going )?to|ser(?:a|ont)|aur(?:a|ont)|s[’']?(?:\p{L}+)(?:era|eront)|سوف|س[يتن]\p{L}{3,})(?!\p{L})/giu;
/** A verb, and at once the time: "will build on the success of 2023" is no such. */
const WHEN = /^\s*(?:\p{L}+\s+){0,3}(?:during|in|by|en|au|pendant|خلال|في)?\s*(?:the\s+)?$/iu;
const QUESTION =
	/\((?:check|select|tick) all that apply[^)]*\)|\(cochez (?:tout|toutes)[^)]*\)|\(اختر كل ما ينطبق[^)]*\)/giu;
const UP_TO =
	/(?<!\p{L})(?:up to|at most|top|maximum of|no more than|jusqu[’']à|au plus|حتى|بحد أقصى)\s+(?:two|three|four|five|deux|trois|quatre|cinq|اثنين|ثلاثة|أربعة|خمسة|[2-9])(?!\p{L})/iu;
/** A caption is about what stands so near before it, and nobody asked anything in between but what it captions. */
const CAPTION = 400;
const LATER = 60;

export function findClaims(section: ReadSection, own: Quarter): Finding[] {
	return [...ofFigures(section), ...represented(section), ...future(section, own), ...choices(section)];
}

function ofFigures(section: ReadSection): Finding[] {
	return amountsOf(section).flatMap(({ number, verdict, context }) => {
		if (number.hasLetter) return [findingAt(section, number, 'letter', 'wrong', number.value)];
		if (verdict.is !== 'agrees') return [];
		const { figure, how } = verdict;
		const kinds = [
			placeKindIn(context.phrase.words),
			placeKindIn(fold(figure.name[section.language] ?? figure.name.en).split(/\s+/)),
		];
		if (figure.counted === 'places' && kinds[0] && kinds[1] && kinds[0] !== kinds[1]) {
			return [findingAt(section, number, 'other kind', 'look')];
		}
		const isMore = number.hedge === '>' && how === 'exactly' && figure.about !== '>';
		return isMore ? [findingAt(section, number, 'not more', 'look', figure.value)] : [];
	});
}

/** Places that fewer people represent than there are places. */
function represented(section: ReadSection): Finding[] {
	return bySentence(section).flatMap(([{ start, end }, amounts]) => {
		if (!REPRESENTED.test(section.text.slice(start, end))) return [];
		const places = amounts.find(
			({ context, number }) => number.kind === 'count' && context.phrase.counted === 'places',
		);
		const people = amounts.find(
			({ context, number }) => number.kind === 'count' && context.phrase.counted === 'people',
		);
		if (!places || !people || people.number.value >= places.number.value) return [];
		return [findingAt(section, people.number, 'represented', 'look', places.number.value)];
	});
}

/** Something that is yet to be, at a time that the report says is over. */
function future({ text, at, sentences }: ReadSection, own: Quarter): Finding[] {
	return sentences.flatMap(({ start, end }) => {
		const sentence = text.slice(start, end);
		for (const { index, 0: will } of sentence.matchAll(WILL)) {
			const rest = /^[^,;.:]*/.exec(sentence.slice(index + will.length))?.[0].slice(0, LATER) ?? '';
			const past = findTimes(rest).find(({ year, quarter }) => isOver(year, quarter, own));
			if (!past || !WHEN.test(rest.slice(0, past.offset))) continue;
			const offset = start + index + will.length + past.offset;
			return [
				{
					rule: 'future',
					weight: 'look',
					section: at,
					offset,
					length: past.length,
					written: null,
					wouldBe: null,
				},
			];
		}
		return [];
	});
}

function isOver(year: number | null, quarter: number | null, own: Quarter): boolean {
	if (quarter === null || !isQuarterNumber(quarter)) return year !== null && year < own.year;
	return quarterIndex({ year: year ?? own.year, quarter }) <= quarterIndex(own);
}

/** "check all that apply" under what was asked with up to three answers. */
function choices({ text, at }: ReadSection): Finding[] {
	return [...text.matchAll(QUESTION)].flatMap(({ index, 0: caption }) => {
		const before = text.slice(Math.max(0, index - CAPTION), index);
		const ownQuestion = before.lastIndexOf('?');
		const earlier = before.lastIndexOf('?', ownQuestion - 1);
		if (!UP_TO.test(before.slice(earlier + 1))) return [];
		return [
			{
				rule: 'choice',
				weight: 'look',
				section: at,
				offset: index,
				length: caption.length,
				written: null,
				wouldBe: null,
			},
		];
	});
}
