/** The texts of a survey's wave, held against what is withheld. Source: docs/rules.md, Typed words. */
import { LANGUAGES, type Localised } from '#lib/plan/text.ts';
import type { WaveTexts } from '#lib/survey/typed.ts';
import type { NarrativeSection } from '../narrative.ts';
import { OF_SURVEYS } from '../sections.ts';
import { findTelling, type Guarded, type Telling } from './telling.ts';

/** Each language of a text as a section of its own. */
export function inLanguages(
	section: string,
	output: string | null,
	text: Localised | null,
): NarrativeSection[] {
	return LANGUAGES.flatMap((language) => {
		const body = text?.[language];
		return body === undefined ? [] : [{ section, output, language, body }];
	});
}

/** "One adult of each household" counts nobody who answered: how people were asked is held against withheld figures alone. */
export function tellingOfWave({ named, asked }: WaveTexts, guarded: Guarded): Telling[] {
	const sections = (texts: readonly Localised[]) =>
		texts.flatMap((text) => inLanguages(OF_SURVEYS, null, text));
	return [
		...findTelling(sections(named), guarded),
		...findTelling(sections(asked), guarded, { withSmall: false }),
	];
}
