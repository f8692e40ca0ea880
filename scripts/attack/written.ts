/** Reads what markup says. */
const SIGNS: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" };

/** Its words, without what only says their direction. */
export function written(markup: string): string {
	return markup
		.replaceAll(/<[^>]*>/g, '')
		.replaceAll(/&(lt|gt|amp|quot|#39);/g, (_, sign: string) => SIGNS[sign] ?? '')
		.replaceAll(/[\u2066-\u2069]/g, '')
		.trim();
}

/** Undefined: no whole number. */
export function countIn(words: string | undefined): number | undefined {
	return words !== undefined && /^\d{1,3}(?:,\d{3})*$/.test(words)
		? Number(words.replaceAll(',', ''))
		: undefined;
}
