/** What stands around a number in its text. */
import { fold } from '../check/reading/spelled/index.ts';
import { spanAt, type Span } from '../check/text.ts';

/** Words and numbers alone, folded, apart by one blank. */
export function comparedWords(text: string): string {
	return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** What stands between empty lines, with the heading above it. */
export function paragraphAt(text: string, offset: number): string {
	const spans: Span[] = [];
	let start = 0;
	for (const { index, 0: gap } of text.matchAll(/\n\s*\n/g)) {
		spans.push({ start, end: index });
		start = index + gap.length;
	}
	spans.push({ start, end: text.length });
	const own = spanAt(spans, offset, text);
	const before = spans[spans.findIndex(({ start: at }) => at === own.start) - 1];
	const above = before && text.slice(before.start, before.end);
	return `${above?.trimStart().startsWith('#') === true ? `${above}\n` : ''}${text.slice(own.start, own.end)}`;
}
