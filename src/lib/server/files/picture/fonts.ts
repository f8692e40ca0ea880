/** The fonts of pictures that the server paints: the same on every machine, whatever is installed there. */
import { createRequire } from 'node:module';

/** By weight: what is not in the first is in the second. */
const FONTS = {
	400: [
		'@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
		'@expo-google-fonts/noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
	],
	600: [
		'@expo-google-fonts/noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
		'@expo-google-fonts/noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
	],
} as const;
export type Weight = keyof typeof FONTS;

const { resolve } = createRequire(import.meta.url);

/** Paths, Latin first. */
export function fontFiles(weight: Weight): string[] {
	return FONTS[weight].map((file) => resolve(file));
}
