/** A narrative in which every number says what the check has to say of it: how well the check does is measured on it. */
import type { NarrativeSection } from '../narrative.ts';

/** What is expected of a number, as it is written in the list: `=reached 1.1.a`, `?districts`, `-year`. */
export interface Label {
	readonly offset: number;
	readonly length: number;
	readonly value: number;
	readonly expected: string;
}

export interface LabelledSection {
	readonly section: NarrativeSection;
	readonly labels: readonly Label[];
	/** `RULE WRITTEN WOULD-BE`, a dash where there is none. */
	readonly findings: readonly string[];
}

/**
 * Reads `## SECTION OUTPUT` and below it a text with `[[written|value|label]]`, then `> RULE WRITTEN WOULD-BE`. What
 * stands before the first section is for people.
 */
export function readLabelled(file: string, language = 'en'): LabelledSection[] {
	return file
		.split(/^## /m)
		.slice(1)
		.map((part) => {
			const [title = '', ...lines] = part.trimEnd().split('\n');
			const [section = '', output = null] = title.trim().split(' ');
			const marked = lines.filter((line) => !line.startsWith('> ')).join('\n');
			const findings = lines.filter((line) => line.startsWith('> ')).map((line) => line.slice(2));
			const labels: Label[] = [];
			let body = '';
			let from = 0;
			for (const { index, 0: whole, 1: written = '', 2: value, 3: expected = '' } of marked.matchAll(
				/\[\[([^|\]]+)\|([^|\]]+)\|([^\]]+)\]\]/g,
			)) {
				body += marked.slice(from, index);
				labels.push({ offset: body.length, length: written.length, value: Number(value), expected });
				body += written;
				from = index + whole.length;
			}
			return { section: { section, output, language, body: body + marked.slice(from) }, labels, findings };
		});
}
