/** Parts against their total: in brackets, in a line, behind "including". */
import type { Finding } from '../finding.ts';
import { fold } from '../reading/spelled/index.ts';
import { amountsOf, between, bySentence, findingAt, type Amount, type ReadSection } from '../reader.ts';
import { halfStep } from '../value.ts';

const FEMALE = /^(?:females?|wom[ae]n|girls?|femmes?|filles?|feminin|امراه|نساء|اناث)$/u;
const MALE = /^(?:males?|m[ae]n|boys?|hommes?|garcons?|masculin|رجلا?|رجال|ذكور)$/u;
const INCLUDING =
	/(?<!\p{L})(?:including|of which|of whom|dont|y compris|منها|منهم|من بينهم|بما في ذلك|بما فيها)(?!\p{L})/iu;
/** Parts that come so near to their total were meant to be all of it. */
const NEARLY = 0.9;

export function findParts(section: ReadSection): Finding[] {
	return [...inBrackets(section), ...inLines(section), ...including(section)];
}

function inBrackets(section: ReadSection): Finding[] {
	const amounts = amountsOf(section);
	const groups = Map.groupBy(
		amounts.filter(({ context }) => context.bracket !== null),
		({ context }) => context.bracket?.start ?? 0,
	);
	return [...groups.values()].flatMap((parts) => {
		const open = parts[0]?.context.bracket?.start ?? 0;
		const total = amounts.findLast(
			({ number, context }) => number.offset < open - 1 && context.bracket?.start !== open,
		);
		if (!total || parts.length < 2 || !isTotalOf(section, total, parts, open)) return [];
		return judgeSum(section, total, parts);
	});
}

/** People right before the bracket, told apart in it; nothing in it points at a target or another year. */
function isTotalOf(section: ReadSection, total: Amount, parts: readonly Amount[], open: number): boolean {
	const gap = section.text.slice(total.number.offset, open);
	const isNear = gap.length < 120 && !/[.;:]\s/.test(gap);
	const arePeople = parts.every(
		({ number, context }) =>
			number.kind === 'count' && context.pointed === null && context.phrase.counted === 'people',
	);
	return (
		isNear &&
		arePeople &&
		total.number.kind === 'count' &&
		total.context.sentence.start === parts[0]?.context.sentence.start
	);
}

/** `564 Male 447 Female 1,001 Members`: women, men and all of them, without brackets. */
function inLines(section: ReadSection): Finding[] {
	return bySentence(section).flatMap(([sentence, amounts]) => {
		const people = amounts.filter(
			({ number, context }) =>
				number.kind === 'count' &&
				context.bracket === null &&
				(context.phrase.counted === 'people' || sexOf(context)),
		);
		const [women, men, others] = [
			people.filter(({ context }) => sexOf(context) === 'female'),
			people.filter(({ context }) => sexOf(context) === 'male'),
			people.filter(({ context }) => sexOf(context) === null),
		];
		const [woman, man, total] = [women[0], men[0], others[0]];
		const isShort = sentence.end - sentence.start < 160;
		if (!woman || !man || !total || women.length + men.length + others.length !== 3 || !isShort) return [];
		return judgeSum(section, total, [woman, man]);
	});
}

function sexOf({ phrase }: Amount['context']): 'female' | 'male' | null {
	const first = phrase.words.slice(0, 2).map(fold);
	if (first.some((word) => FEMALE.test(word))) return 'female';
	return first.some((word) => MALE.test(word)) ? 'male' : null;
}

function judgeSum(section: ReadSection, total: Amount, parts: readonly Amount[]): Finding[] {
	const sum = parts.reduce((all, { number }) => all + number.value, 0);
	const slack = parts.reduce((all, { number }) => all + halfStep(number), halfStep(total.number));
	if (Math.abs(sum - total.number.value) <= slack || total.number.hedge !== null) return [];
	const sexes = new Set(parts.map(({ context }) => sexOf(context)));
	const isWhole = sexes.has('female') && sexes.has('male');
	const weight = isWhole || sum > total.number.value ? 'wrong' : 'look';
	return [findingAt(section, total.number, 'parts', weight, sum)];
}

function including(section: ReadSection): Finding[] {
	return bySentence(section).flatMap(([, amounts]) => {
		const outside = amounts.filter(
			({ number, context }) => number.kind === 'count' && context.bracket === null,
		);
		const at = outside.findIndex((one, index) => {
			const next = outside[index + 1];
			return next !== undefined && INCLUDING.test(between(section, one.number, next.number));
		});
		const total = outside[at];
		if (!total) return [];
		const parts = outside
			.slice(at + 1)
			.filter((part) => isOfKind(part.context, total.context) && !isPlaced(section, part));
		if (parts.length < 2 || total.number.hedge !== null) return [];
		const sum = parts.reduce((all, { number }) => all + number.value, 0);
		if (sum === total.number.value) return [];
		if (sum > total.number.value) return [findingAt(section, total.number, 'parts', 'wrong', sum)];
		return sum >= total.number.value * NEARLY ? [findingAt(section, total.number, 'parts', 'look', sum)] : [];
	});
}

/** "at four clusters": where, and not how many of them. */
function isPlaced({ text }: ReadSection, { number }: Amount): boolean {
	return /(?<!\p{L})(?:at|in|to|from|dans|à|en|في|إلى)\s+$/iu.test(
		text.slice(Math.max(0, number.offset - 8), number.offset),
	);
}

function isOfKind(part: Amount['context'], total: Amount['context']): boolean {
	const [own, whole] = [part.phrase.counted, total.phrase.counted];
	return own === null || whole === null || own === whole;
}
