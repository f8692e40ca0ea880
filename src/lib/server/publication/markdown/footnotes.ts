/** Footnotes at a word, as marks in the text and a list behind it. */
import type { MarkdownIt } from 'markdown-it';
import { noteLetter, NOTE_MARK } from '#lib/publication/footnote.ts';
import { m } from '#lib/paraglide/messages.js';
import { renderingOf, toEnv, type Rendering } from './rendering.ts';

const AT_START = new RegExp(`^${NOTE_MARK.source}:[ \\t]*(.*)$`, 'u');
const HERE = new RegExp(NOTE_MARK.source, 'uy');

/** `[^1]: …` to the end of its paragraph tells a note; `[^1]` behind a word marks it. A mark that nothing tells stays as it is. */
export function footnotes(markdown: MarkdownIt): void {
	markdown.block.ruler.before(
		'reference',
		'note',
		(state, start, end, silent) => {
			const line = (at: number) =>
				state.src.slice((state.bMarks[at] ?? 0) + (state.tShift[at] ?? 0), state.eMarks[at]);
			const [, label, first] = AT_START.exec(line(start)) ?? [];
			if (label === undefined || first === undefined) return false;
			if (silent) return true;
			let next = start + 1;
			while (next < end && !state.isEmpty(next) && !AT_START.test(line(next))) next += 1;
			const rest = Array.from({ length: next - start - 1 }, (_, i) => line(start + 1 + i));
			const { notes } = renderingOf(state.env);
			if (!notes.has(label)) notes.set(label, { body: [first, ...rest].join('\n'), letter: null });
			state.line = next;
			return true;
		},
		{ alt: ['paragraph'] },
	);
	markdown.inline.ruler.before('link', 'note', (state, silent) => {
		HERE.lastIndex = state.pos;
		const [whole, label] = HERE.exec(state.src) ?? [];
		const env = renderingOf(state.env);
		const note = label === undefined ? undefined : env.notes.get(label);
		if (whole === undefined || !note) return false;
		if (!silent) {
			if (note.letter === null) {
				note.letter = noteLetter(++env.counted.notes);
				env.marked.push(note);
			}
			state.push('note_mark', '', 0).content = note.letter;
		}
		state.pos += whole.length;
		return true;
	});
	markdown.renderer.rules.note_mark = (tokens, at) => {
		const letter = tokens[at]?.content ?? '';
		return `<sup class="mark"><a href="#text-note-${letter}" aria-label="${m.note_number({ number: letter })}">${letter}</a></sup>`;
	};
}

/** The list of the notes that were marked, behind their text; empty where there are none. */
export function listNotes(markdown: MarkdownIt, env: Rendering): string {
	const items: string[] = [];
	// A note may mark another one: the list grows as it is written.
	for (const { letter, body } of env.marked) {
		items.push(
			`<li id="text-note-${letter}"><span>${letter}</span> ${markdown.renderInline(body, toEnv(env))}</li>\n`,
		);
	}
	return items.length === 0 ? '' : `<ul class="text-notes">\n${items.join('')}</ul>\n`;
}
