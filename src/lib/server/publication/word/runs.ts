/** The words of a line, in their parts, as a Word file has them. */
import type { Token } from 'markdown-it';
import type { Run } from '#lib/server/files/word/document.ts';
import { parseNote } from '../markdown/index.ts';
import { liveText } from '../markdown/liveFigures.ts';
import type { Rendering } from '../markdown/rendering.ts';

/** Footnotes of all texts of a file, in the order in which they are marked. */
export type Notes = { readonly runs: readonly Run[]; readonly language: string }[];

type Look = Omit<Run, 'text' | 'note' | 'ends'>;

const MARKS: Readonly<Record<string, Look>> = {
	strong: { bold: true },
	em: { italic: true },
	s: { strike: true },
};

/** @param notes takes what the words mark; null: within a note, where no word bears another mark */
export function wordRuns(tokens: readonly Token[], own: Rendering, notes: Notes | null): Run[] {
	const runs: Run[] = [];
	const looks: Look[] = [];
	for (const token of tokens) {
		const look = Object.assign({}, ...looks) as Look;
		const mark = /^(strong|em|s|link)_(open|close)$/.exec(token.type);
		if (mark?.[2] === 'close') looks.pop();
		else if (mark) looks.push(mark[1] === 'link' ? linkOf(token) : (MARKS[mark[1] ?? ''] ?? {}));
		else if (token.type === 'softbreak') runs.push({ ...look, text: ' ' });
		else if (token.type === 'hardbreak') runs.push({ text: '', ends: true });
		else if (token.type === 'live') runs.push({ ...look, text: liveText(token.content, own) });
		else if (token.type === 'code_inline') runs.push({ ...look, text: token.content, code: true });
		else if (token.type === 'note_mark') runs.push(...noteOf(token.content, own, notes));
		else if (token.content !== '') runs.push({ ...look, text: token.content });
	}
	return runs;
}

function linkOf(token: Token): Look {
	const link = token.attrGet('href');
	return link === null ? {} : { link: String(link) };
}

/** Each mark has a footnote of its own, also where two words bear one: a Word file knows no other. */
function noteOf(letter: string, own: Rendering, notes: Notes | null): Run[] {
	const body = own.marked.find((note) => note.letter === letter)?.body ?? '';
	if (notes === null) return [];
	// Its place first: what it says marks nothing.
	const runs = wordRuns(parseNote(body, own), own, null);
	return [{ text: '', note: notes.push({ runs, language: own.language }) - 1 }];
}
