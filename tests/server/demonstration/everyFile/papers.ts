/** Readers of the files that people read: the paper and the Word file. */
import { paperRows } from '../../../../scripts/attack/paperRows.ts';
import { taggedTables } from '../../../../scripts/attack/taggedTables.ts';
import { seenByPython } from '../../../support/word.ts';
import { letters, saidIn, words, type Given, type Said, type Sayings } from './said.ts';

/** By the tags of its tables: rows of indicators, and the list beside the map. */
export async function paper({ bytes, language, codes, places }: Given): Promise<Sayings> {
	const all: Sayings = new Map();
	const first = (texts: readonly string[]) =>
		[texts.join(' '), ...texts]
			.map((one) => saidIn(one, language))
			.find((one): one is Said | 'withheld' => one !== undefined);
	const tables = await taggedTables(bytes);
	const ofShares = letters(words(language, 'share_of_target'));
	for (const { code, place, figure, heads, cells } of paperRows(
		tables,
		(text) => codes.has(text),
		(name) => places.get(letters(name)),
	)) {
		const reached = first(figure);
		const share = first(cells[heads.findIndex((head) => letters(head.join('')) === ofShares)] ?? []);
		if (reached !== undefined)
			all.set(['reached', code, ...(place === null ? [] : [place])].join(' '), reached);
		if (share !== undefined && place === null) all.set(`share ${code}`, share);
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
