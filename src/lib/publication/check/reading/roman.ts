const LETTERS: Readonly<Record<string, number>> = { I: 1, V: 5, X: 10, L: 50, C: 100 };
const WELL_FORMED = /^(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;

/** The value of a Roman numeral up to XCIX, in capitals; null: it is none. */
export function readRoman(text: string): number | null {
	if (text === '' || !WELL_FORMED.test(text)) return null;
	const values = [...text].map((letter) => LETTERS[letter] ?? 0);
	return values.reduce((sum, value, at) => sum + (value < (values[at + 1] ?? 0) ? -value : value), 0);
}
