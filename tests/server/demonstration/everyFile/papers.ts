/** Readers of the files that people read: the paper and the Word file. */
import { tablesOf } from '../../../support/pdfTables.ts';
import { seenByPython } from '../../../support/word.ts';
import { letters, saidIn, words, type Given, type Sayings } from './said.ts';

const isGiven = <T>(one: T | undefined): one is T => one !== undefined;

/** By the tags of its tables: rows of indicators, and the list beside the map, of the indicator that its heading names. */
export function paper({ bytes, language, codes, places }: Given): Sayings {
	const all: Sayings = new Map();
	const codeIn = (texts: readonly string[]) => texts.map((one) => one.trim()).find((one) => codes.has(one));
	const first = (texts: readonly string[]) => {
		const [found] = [texts.join(' '), ...texts].map((one) => saidIn(one, language)).filter(isGiven);
		return found;
	};
	const ofShares = letters(words(language, 'share_of_target'));
	for (const { heading, heads, rows } of tablesOf(bytes))
		for (const cells of rows) {
			const [named = [], figures = [], more = []] = cells;
			const code = codeIn(named);
			const reached = first(figures);
			const share = first(cells[heads.findIndex((head) => letters(head.join('')) === ofShares)] ?? []);
			if (code !== undefined) {
				if (reached !== undefined) all.set(`reached ${code}`, reached);
				if (share !== undefined) all.set(`share ${code}`, share);
				continue;
			}
			const [of, place] = [codeIn(heading), places.get(letters(named.join('')))];
			const there = first(more);
			if (of !== undefined && place !== undefined && there !== undefined)
				all.set(`reached ${of} ${place}`, there);
		}
	return all;
}

/** By the rows of its tables. */
export function word({ bytes, language, codes }: Given): Sayings {
	const all: Sayings = new Map();
	for (const { rows } of seenByPython(bytes).tables)
		for (const [named = '', ...cells] of rows) {
			const code = [...named.matchAll(/\u2068([^\u2068\u2069]+)\u2069/g)]
				.map(([, one = '']) => one)
				.find((one) => codes.has(one));
			const figures = cells.map((cell) => saidIn(cell, language));
			if (code === undefined) continue;
			for (const [at, name] of ['reached', 'target', 'share'].entries()) {
				const said = figures[at];
				if (said !== undefined) all.set(`${name} ${code}`, said);
			}
		}
	return all;
}
