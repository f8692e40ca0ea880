/** Footnotes at a word, as the parser finds them. */
import type { MarkdownIt } from 'markdown-it';
import { noteLetter, NOTE_MARK } from '#lib/publication/footnote.ts';
import { renderingOf } from './rendering.ts';

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
			if (!notes.has(label)) notes.set(label, { label, body: [first, ...rest].join('\n'), letter: null });
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
				const letter = noteLetter(++env.counted.notes);
				env.marked.push(Object.assign(note, { letter }));
			}
			state.push('note_mark', '', 0).content = note.letter ?? '';
		}
		state.pos += whole.length;
		return true;
	});
}
