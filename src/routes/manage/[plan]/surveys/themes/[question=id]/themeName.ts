import { plain, separator } from '#lib/i18n/locale.ts';
import type { Localised } from '#lib/plan/text.ts';

/** What a theme is called beside a box or in a list: its name, or its first words where nobody has named it. */
export function themeName({
	name,
	words,
}: {
	readonly name: Localised | null;
	readonly words: readonly string[];
}): string {
	return name ? plain(name) : words.slice(0, 3).join(separator());
}
