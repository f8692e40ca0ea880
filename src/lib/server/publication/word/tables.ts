/** What of a text is no line of words: a table, and a code. */
import type { Inline } from '#lib/publication/prose.ts';
import type { Block, Run, WordTable } from '#lib/server/files/word/document.ts';
import { wordRuns, type Marking } from './runs.ts';

export function wordTable(rows: readonly (readonly (readonly Inline[])[])[], marking: Marking): WordTable {
	const [head = [], ...rest] = rows.map((row) => row.map((cell) => wordRuns(cell, marking)));
	const texts = head.map((runs) => runs.map(({ text }) => text).join(''));
	return {
		is: 'table',
		language: marking.language,
		label: texts.join(', '),
		head: texts,
		rows: rest,
		widths: texts.map(() => 1),
	};
}

export function codeBlock(text: string, { language }: Marking): Block {
	const lines = text.replace(/\n$/, '').split('\n');
	const runs = lines.map((line): Run => ({ text: line, code: true, ends: true }));
	return { is: 'paragraph', runs, language };
}
