/** What is told in words beside the outputs: challenges, priorities, further themes. */
import type { ProseText } from '#lib/publication/prose.ts';
import { isSectionKind } from '#lib/publication/sections.ts';
import { sectionWords } from '#lib/publication/words/section.ts';
import type { Node } from '#lib/publication/nodeRows.ts';
import type { Band } from './content.ts';
import { proseOf, said } from './said.ts';

type Part = Band['parts'][number];

/**
 * In the order that their coordinator gave them: parts of several outputs below the heading of their kind, others beside one
 * another with headings of their own.
 */
export function bandsOf(texts: readonly ProseText[], nodes: readonly Node[]): Band[] {
	const bands: { title: string | null; parts: Part[] }[] = [];
	for (const [kind, own] of Map.groupBy(texts, ({ section }) =>
		isSectionKind(section) ? section : 'notes',
	)) {
		const title = sectionWords(kind);
		const last = bands.at(-1);
		const isAlone = own.length === 1;
		const parts = own.map((text) => partOf(text, isAlone ? title : null, nodes));
		if (isAlone && last?.title === null) last.parts.push(...parts);
		else bands.push({ title: isAlone ? null : title, parts });
	}
	return bands;
}

function partOf(text: ProseText, title: string | null, nodes: readonly Node[]): Part {
	const node = nodes.find(({ code }) => code === text.output);
	return {
		...{ title, code: node?.code ?? null, name: node ? said(node.name) : null },
		texts: [proseOf(text)],
	};
}
