/** Reads an Arabic paper by where its words stand: poppler takes minutes for the tags of one. */
import { asRead, wordsOf } from '../../../support/pdf.ts';
import { saidIn, words, type Given, type Sayings } from './said.ts';

const HAIR = 2;
const LINE = 4;
/** Points: what was reached is written larger than what was aimed at. */
const TALL = 11;

/** Below the head of each table, the figures at the right edge of the second column, and right of them the codes of the rows. */
export function paperFromRight({ bytes, language, codes }: Given): Sayings {
	const all: Sayings = new Map();
	const head = `${asRead(words(language, 'reached'))}،`;
	for (const page of wordsOf(bytes)) {
		const heads = page.filter(({ text }) => text === head).toSorted((a, b) => a.top - b.top);
		for (const [at, { right, bottom }] of heads.entries()) {
			const below = page
				.filter(({ top }) => top > bottom && top < (heads[at + 1]?.top ?? Infinity))
				.toSorted((a, b) => a.top - b.top);
			const figures = below.filter(
				(one) =>
					Math.abs(one.right - right) < HAIR &&
					one.bottom - one.top > TALL &&
					/^(?:[\d.,]+%?|–)$/.test(one.text),
			);
			for (const [row, { text, top }] of figures.entries()) {
				const end = figures[row + 1]?.top ?? Infinity;
				const [code] = below.flatMap((one) => {
					const isInRow = one.left > right && one.top > top - LINE && one.top < end - LINE;
					// The number of a note may be written behind it.
					return isInRow ? ([one.text, one.text.slice(0, -1)].find((its) => codes.has(its)) ?? []) : [];
				});
				const said = saidIn(text, language);
				if (code !== undefined && said !== undefined) all.set(`reached ${code}`, said);
			}
		}
	}
	return all;
}
