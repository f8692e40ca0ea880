/** Compares the numbers of a section with the figures of its output and quarter. Source: docs/rules.md, Figure check. */
import type { NarrativeSection } from '../narrative.ts';
import type { Language } from '#lib/plan/text.ts';
import { contextOf, type Context } from './context.ts';
import { groupsIn } from './groups.ts';
import type { Counted, KnownFigure, Knowledge } from './known.ts';
import { namerOf, type Likeness } from './likeness.ts';
import { placesIn, type PlacesIn } from './places.ts';
import { readNumbers } from './reading/read.ts';
import { readable, sentencesOf } from './text.ts';
import { isAmount, type TypedNumber } from './typed.ts';
import { agreementOf } from './value.ts';
import type { Judged, Verdict } from './verdict.ts';

/** So much of a figure's name has to stand around a number that is not it, to say that it should be. */
const NAMED = 0.5;
/** And so much where it differs by a slip: one digit, or a twentieth. */
const NAMED_NEAR = 0.3;
/** So little is enough where the number is the figure. Few figures share a number of so many digits by chance. */
const HINTED = { small: 0.3, large: 0.12 } as const;
const LARGE = 20;
/** A figure of another output, or of the whole sector, has to be named more clearly. */
const ELSEWHERE = 0.35;

interface Candidate {
	readonly figure: KnownFigure;
	readonly likeness: Likeness;
	readonly rank: number;
}

interface Asked {
	readonly number: TypedNumber;
	readonly context: Context;
	/** Those that the number could be, the likeliest first. */
	readonly candidates: readonly Candidate[];
	readonly groups: ReadonlySet<string>;
}

/** @param places finds the plan's places; made once for all sections */
export function judge(
	section: NarrativeSection,
	knowledge: Knowledge,
	places: PlacesIn = placesIn(knowledge.places),
): Judged[] {
	const body = readable(section.body);
	const language = section.language as Language;
	const sentences = sentencesOf(body);
	const namer = namerOf(knowledge.figures, language);
	const groupsOf = groupsIn(knowledge.figures, language);
	const ask = (number: TypedNumber): Asked => {
		const context = contextOf(body, number, sentences, language, knowledge.quarter);
		const around = namer.around(body, number, context, sentences);
		const groups = groupsOf(context.phrase.words.slice(0, number.kind === 'share' ? 4 : 2));
		const candidates = knowledge.figures
			.filter((figure) => mayMean(number, context, groups, figure))
			.map((figure) => {
				const likeness = namer.likeness(around, figure);
				return { figure, likeness, rank: rankOf(likeness, figure, section, context) };
			})
			.sort((a, b) => b.rank - a.rank);
		return { number, context, candidates, groups };
	};
	const numbers = readNumbers(body, language);
	const asked = new Map(numbers.filter(isAmount).map((number) => [number, ask(number)]));
	const agreeing = new Map<TypedNumber, Verdict>();
	for (const one of asked.values()) {
		const verdict = agreeingOf(one, section);
		if (verdict) agreeing.set(one.number, verdict);
	}
	const told = (sentence: number) =>
		new Set(
			[...agreeing].flatMap(([number, verdict]) =>
				verdict.is === 'agrees' && asked.get(number)?.context.sentence.start === sentence
					? [verdict.figure]
					: [],
			),
		);
	return numbers.map((number) => {
		const one = asked.get(number);
		if (!one) return { number, verdict: { is: 'left' }, context: null };
		const verdict =
			agreeing.get(number) ??
			otherwise(
				one,
				places(body.slice(...whereOf(one.context))).length > 0,
				told(one.context.sentence.start),
			);
		return { number, verdict, context: one.context };
	});
}

/** A number in brackets is of the place that stands before them. */
function whereOf({ bracket, sentence, clause }: Context): [number, number] {
	return bracket ? [sentence.start, sentence.end] : [clause.start, clause.end];
}

/** Whether a number of its kind, with the words that point, could be the figure at all. */
function mayMean(
	number: TypedNumber,
	context: Context,
	groups: ReadonlySet<string>,
	figure: KnownFigure,
): boolean {
	if (!isOfKind(number, context.phrase.counted, figure.counted, groups.size > 0)) return false;
	if (
		context.pointed === 'before'
			? figure.role !== 'before' && figure.role !== 'change'
			: figure.role === 'before'
	) {
		return false;
	}
	if (figure.role === 'pipeline' && !context.isPlanned) return false;
	if (context.pointed === 'target' && figure.role !== 'target' && figure.role !== 'share') return false;
	return groups.size === 0 || (figure.group !== null && groups.has(figure.group.code));
}

function isOfKind(
	{ kind, unit }: TypedNumber,
	noun: Counted | null,
	counted: Counted,
	isGroup: boolean,
): boolean {
	if (kind === 'share') return counted === 'share';
	if (kind === 'money') return counted === 'money';
	if (kind === 'measure') return counted === 'measure';
	if (counted === 'share') return false;
	if (counted === 'money' || counted === 'measure') return unit === null && noun === null;
	if (isGroup) return counted === 'people';
	return noun === null || noun === counted;
}

function rankOf(
	likeness: Likeness,
	figure: KnownFigure,
	section: NarrativeSection,
	{ pointed, isPlanned }: Context,
): number {
	const here = figure.output !== null && figure.output === section.output ? 0.25 : 0;
	const plain = figure.role === 'reached' && figure.group === null && figure.place === null ? 0.1 : 0;
	const isPointed = figure.role === 'pipeline' ? isPlanned : pointed !== null && figure.role === pointed;
	const asPointed = isPointed ? 0.3 : 0;
	return likeness.share + (likeness.hasHead ? 0.3 : 0) - likeness.strange * 0.03 + here + plain + asPointed;
}

function agreeingOf(
	{ number, context, candidates, groups }: Asked,
	section: NarrativeSection,
): Verdict | null {
	const found = candidates.flatMap(({ figure, likeness, rank }) => {
		const how = agreementOf(number, figure, context.isLoss);
		if (how === null || !isHinted(number, likeness, figure, section, groups, context)) return [];
		return { how, figure, rank: rank + (how === 'hedged' ? 0 : 0.5) };
	});
	const best = found.sort((a, b) => b.rank - a.rank)[0];
	return best ? { is: 'agrees', how: best.how, figure: best.figure } : null;
}

function isHinted(
	{ value, kind }: TypedNumber,
	{ share, hasHead: hasOwnHead }: Likeness,
	{ output, group, counted }: KnownFigure,
	section: NarrativeSection,
	groups: ReadonlySet<string>,
	{ pointed, phrase }: Context,
): boolean {
	const isHere = section.output !== null && output === section.output;
	// Villages for municipalities: that the words differ is a finding of its own.
	const hasHead = hasOwnHead || (isHere && counted === 'places' && phrase.counted === 'places');
	if (group && groups.has(group.code)) return kind !== 'share' || share >= HINTED.large;
	const isLarge = kind === 'count' && Math.abs(value) >= LARGE;
	if (value >= 1000) return true;
	// "A year before there were 27": what is counted stands sentences away, and the words that point are enough.
	if (isHere && pointed !== null && isLarge) return true;
	if (pointed !== null && isLarge) return share >= HINTED.large;
	if (isHere) return share >= (isLarge || hasHead ? HINTED.large : HINTED.small);
	return share >= (hasHead ? HINTED.small : ELSEWHERE) && (isLarge || hasHead || kind !== 'count');
}

function otherwise(
	{ number, context, candidates, groups }: Asked,
	namesPlace: boolean,
	told: ReadonlySet<KnownFigure>,
): Verdict {
	const named = candidates.find(
		({ figure, likeness }) =>
			!told.has(figure) &&
			figure.role !== 'without place' &&
			figure.role !== 'sector' &&
			(figure.group === null) === (groups.size === 0) &&
			likeness.share >= enoughFor(number, figure, likeness, context) &&
			(likeness.hasHead || number.kind !== 'count' || groups.size > 0),
	);
	const isBefore = context.pointed === 'before' && !named;
	if (context.hasOtherDate || isBefore) return { is: 'elsewhere', by: 'date', figure: named?.figure ?? null };
	if (namesPlace) return { is: 'elsewhere', by: 'place', figure: named?.figure ?? null };
	const paired = pairedWith(told, candidates, context, number);
	if (paired && number.hedge !== '~') return { is: 'disagrees', figure: paired };
	if (!named || named.likeness.strange > 1 || number.hedge === '~') return { is: 'unknown' };
	return { is: 'disagrees', figure: named.figure };
}

/** "9 projects (target 576)": the target of what its sentence has just told. Null: no word points, or at nothing told. */
function pairedWith(
	told: ReadonlySet<KnownFigure>,
	candidates: readonly Candidate[],
	{ pointed, phrase }: Context,
	{ kind }: TypedNumber,
): KnownFigure | null {
	if (pointed === null) return null;
	const reached = [...told].filter(({ role }) => role === 'reached').map(({ indicator }) => indicator);
	const pair = candidates.find(
		({ figure, likeness }) =>
			figure.role === pointed &&
			reached.includes(figure.indicator) &&
			!told.has(figure) &&
			(phrase.words.length === 0 || likeness.hasHead || kind !== 'count'),
	);
	return pair?.figure ?? null;
}

function enoughFor(
	number: TypedNumber,
	figure: KnownFigure,
	{ hasHead }: Likeness,
	{ pointed }: Context,
): number {
	if (!isNear(number, figure)) return NAMED;
	return pointed !== null && hasHead ? HINTED.large : NAMED_NEAR;
}

/** Nearly the figure: within a twentieth, or of as many digits of which one is another. */
function isNear({ value }: TypedNumber, figure: KnownFigure): boolean {
	if (Math.abs(value) < LARGE) return false;
	if (Math.abs(value - figure.value) <= Math.abs(figure.value) / 20) return true;
	const [typed, own] = [String(value), String(figure.value)];
	return typed.length === own.length && [...typed].filter((digit, at) => digit !== own[at]).length === 1;
}
