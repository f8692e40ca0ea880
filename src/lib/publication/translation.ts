/** Translations of a section, and whether they say what their original says. Source: docs/rules.md, Narrative. */
import { LANGUAGES, type Language } from '#lib/plan/text.ts';
import { sectionId, type SectionKey } from './sections.ts';

interface Version extends SectionKey {
	readonly language: Language;
	readonly body: string;
	readonly version: number;
	/** Null: it came with a bundle. */
	readonly changedAt: number | null;
	readonly ofVersion: number | null;
}

/** The English text of a section; where it has none, the first of its languages. Undefined: nothing was written. */
export function originalOf<Section extends Version>(
	key: SectionKey,
	sections: readonly Section[],
): Section | undefined {
	const written = sections.filter((one) => one.body !== '' && sectionId(one) === sectionId(key));
	return LANGUAGES.map((language) => written.find((one) => one.language === language)).find((one) => one);
}

/** Whether the original was changed since the translation said it. What a bundle brings it brings together. */
export function isOlder(translation: Version, original: Version): boolean {
	if (translation.language === original.language) return false;
	if (translation.ofVersion === null) return translation.changedAt === null && original.changedAt !== null;
	return translation.ofVersion < original.version;
}
