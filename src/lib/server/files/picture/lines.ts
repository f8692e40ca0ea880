/** Text broken into lines as wide as a picture has room for: a picture breaks none itself. */
import { readFileSync } from 'node:fs';
import { fontFiles, type Weight } from './fonts.ts';
import { readLetters, type Letters } from './letters.ts';

const FONTS: Readonly<Record<Weight, readonly Letters[]>> = {
	400: fontFiles(400).map((file) => readLetters(readFileSync(file))),
	600: fontFiles(600).map((file) => readLetters(readFileSync(file))),
};
/** As wide as the widest that is common, for a letter of neither font. */
const UNKNOWN = 0.9;
/** Marks above letters, and what says the direction, take no room. */
const NO_ROOM = /^[\p{Mn}\p{Cf}\p{Cc}]$/u;

export interface Type {
	/** Pixels. */
	readonly size: number;
	readonly weight: Weight;
}

/** Pixels. Arabic letters are counted as they stand alone, which is wider than joined. */
export function textWidth(text: string, { size, weight }: Type): number {
	let width = 0;
	for (const letter of text) {
		if (NO_ROOM.test(letter)) continue;
		const point = letter.codePointAt(0) ?? 0;
		width += FONTS[weight].map((font) => font.widthOf(point)).find((one) => one !== null) ?? UNKNOWN;
	}
	return width * size;
}

/**
 * Broken at spaces, and within what is wider than a line by itself; never at the spaces that hold words together.
 * @param width pixels
 * @param most further lines are left out, and the last one then ends in …
 */
export function brokenLines(text: string, width: number, type: Type, most = Infinity): string[] {
	const lines: string[] = [];
	for (const word of text.split(/[ \t\r\n]+/).flatMap((one) => pieces(one, width, type))) {
		const last = lines.at(-1);
		const longer = last === undefined ? word : `${last} ${word}`;
		if (last === undefined || textWidth(longer, type) > width) lines.push(word);
		else lines[lines.length - 1] = longer;
	}
	if (lines.length <= most) return lines;
	return [...lines.slice(0, most - 1), shortened(lines[most - 1] ?? '', width, type)];
}

function pieces(word: string, width: number, type: Type): string[] {
	if (textWidth(word, type) <= width) return word === '' ? [] : [word];
	const found: string[] = [];
	let piece = '';
	for (const letter of word) {
		if (piece !== '' && textWidth(piece + letter, type) > width) {
			found.push(piece);
			piece = '';
		}
		piece += letter;
	}
	return [...found, piece];
}

function shortened(line: string, width: number, type: Type): string {
	const letters = [...line];
	while (letters.length > 0 && textWidth(`${letters.join('')}…`, type) > width) letters.pop();
	return `${letters.join('').trimEnd()}…`;
}
