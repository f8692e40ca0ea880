import type { Language } from '#lib/plan/text.ts';

const NAMES: ReadonlyMap<string, Language> = new Map([
	['english', 'en'],
	['anglais', 'en'],
	['french', 'fr'],
	['français', 'fr'],
	['francais', 'fr'],
	['arabic', 'ar'],
	['arabe', 'ar'],
	['العربية', 'ar'],
	['عربي', 'ar'],
	['en', 'en'],
	['fr', 'fr'],
	['ar', 'ar'],
]);

/** The language that a questionnaire names, as `Arabic (ar)` or `english`; undefined: one that is not among ours. */
export function namedLanguage(name: string): Language | undefined {
	const [, code] = /\(\s*([a-z]{2,3})[^)]*\)\s*$/i.exec(name) ?? [];
	return NAMES.get((code ?? name).trim().toLowerCase());
}

/** Of which language a column is whose heading is `label`, `label::English (en)` or `label:english`; null: none of it. */
export function labelLanguage(
	heading: string,
	unnamed: Language,
): { readonly language: Language | undefined } | null {
	const found = /^(?:label|caption)(?:\s*::?\s*(.+))?$/i.exec(heading.trim());
	if (!found) return null;
	const [, name] = found;
	return { language: name === undefined ? unnamed : namedLanguage(name) };
}
