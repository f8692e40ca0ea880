/** Typed numbers that tell of too few people, or what is withheld. Source: docs/rules.md, Typed words. */
import type { Language, Localised } from '#lib/plan/text.ts';
import { groupsIn } from '../check/groups.ts';
import { judge } from '../check/judge.ts';
import type { KnownFigure, Knowledge } from '../check/known.ts';
import { placesIn } from '../check/places.ts';
import { fold } from '../check/reading/spelled/index.ts';
import { stemOf } from '../check/stems.ts';
import { readable, sentencesOf } from '../check/text.ts';
import type { NarrativeSection } from '../narrative.ts';
import { paragraphAt, comparedWords } from './around.ts';
import { findTellingOfSent, type SentGuard } from './sent.ts';
import { smallIn } from './small.ts';
import type { Secret } from './secrets.ts';
import { meansFigure, type Spoken } from './spoken.ts';

/** What typed texts are held against. */
export interface Guarded {
	/** Figures as strangers read them. */
	readonly knowledge: Knowledge;
	readonly secrets: readonly Secret[];
	readonly sent: SentGuard;
	readonly groups: readonly Pick<NonNullable<KnownFigure['group']>, 'code' | 'name'>[];
	/** By code, what partners and donors are called. */
	readonly organisations: ReadonlyMap<string, readonly string[]>;
	/** By indicator's code. */
	readonly indicators: ReadonlyMap<string, { readonly name: Localised; readonly output: string | null }>;
	/** Fewer people than so many are too few; of a section, by its output. */
	readonly smallest: (output: string | null) => number;
}

/** Where a number stands that may not. */
export interface Telling extends Pick<NarrativeSection, 'section' | 'output' | 'language'> {
	readonly written: string;
}

/** @param withSmall numbers of too few people are looked for too, and not what is withheld alone */
export function findTelling(
	texts: readonly NarrativeSection[],
	guarded: Guarded,
	{ withSmall } = { withSmall: true },
): Telling[] {
	const places = placesIn(guarded.knowledge.places);
	const named = guarded.groups.map((group) => ({ group }));
	return texts.flatMap((one) => {
		const { section, output, body } = one;
		const language = one.language as Language;
		const text = readable(body);
		const sentences = sentencesOf(text);
		const groupsOf = groupsIn(named, language);
		const judged = judge(one, guarded.knowledge, places);
		const k = guarded.smallest(output);
		const offsets = new Map<number, string>();
		const tell = (offset: number, written: string) => offsets.set(offset, written);
		const small = withSmall ? smallIn({ text, body, language, judged, sentences, groupsOf, k }) : [];
		for (const { offset, written } of small) tell(offset, written);
		for (const { number, context, verdict } of judged) {
			// What is shown of it explains it.
			if (!context || (verdict.is === 'agrees' && verdict.how === 'exactly')) continue;
			const sentence = text.slice(context.sentence.start, context.sentence.end);
			const around = paragraphAt(text, number.offset);
			const spoken: Spoken = {
				...{ number, context, language, output, k },
				quarter: guarded.knowledge.quarter,
				groups: groupsOf(fold(sentence).match(/\p{L}+/gu) ?? []),
				ownGroups: groupsOf(context.phrase.words.slice(0, 2)),
				places: new Set(places(around).map(({ code }) => code)),
				ownPlaces: new Set(places(sentence).map(({ code }) => code)),
				mentions: (code) => {
					const words = ` ${comparedWords(around)} `;
					const called = guarded.organisations.get(code) ?? [];
					return [code, ...called].some((name) => words.includes(` ${comparedWords(name)} `));
				},
				names: (indicator) => nameStems(guarded.indicators.get(indicator)?.name, language),
				outputOf: (indicator) => guarded.indicators.get(indicator)?.output ?? null,
			};
			if (guarded.secrets.some((secret) => meansFigure(spoken, secret))) tell(number.offset, number.written);
		}
		for (const { number, isSmall } of findTellingOfSent(
			{ text, section, language, judged, groupsOf, quarter: guarded.knowledge.quarter },
			guarded.sent,
		))
			if (withSmall || !isSmall) tell(number.offset, number.written);
		return [...offsets]
			.sort(([a], [b]) => a - b)
			.map(([, written]) => ({ section, output, language, written: written.trim() }));
	});
}

function nameStems(name: Localised | undefined, language: Language): ReadonlySet<string> {
	const words = name === undefined ? [] : (fold(name[language] ?? name.en).match(/\p{L}+/gu) ?? []);
	return new Set(words.map(stemOf));
}
