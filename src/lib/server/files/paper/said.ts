/** Texts of the data, ready to be set. */
import { directionOf, textOf } from '#lib/i18n/locale.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { ProseText } from '#lib/publication/prose.ts';
import type { Prose, Said } from './content.ts';

export function said(text: Localised): Said {
	const own = textOf(text);
	return { ...own, direction: directionOf(own.language) };
}

export function proseOf({ language, blocks }: ProseText): Prose {
	return { language, direction: directionOf(language), blocks };
}
