/** The parser's words of a line as a tree. */
import type { Token } from 'markdown-it';
import type { Inline } from '#lib/publication/prose.ts';
import { liveOf } from './liveFigures.ts';
import type { Rendering } from './rendering.ts';

/** Words within words: nobody writes so many, and what goes through the tree goes no deeper. */
const DEEPEST = 100;

/** What stands open while tokens are read: a link, words that stand out. */
interface Open {
	readonly of: Inline[];
	readonly close: (of: readonly Inline[]) => Inline[];
}

const MARKED = { strong_open: 'strong', em_open: 'emphasis', s_open: 'struck' } as const;

export function inlinesOf(tokens: readonly Token[], own: Rendering): Inline[] {
	const open: Open[] = [{ of: [], close: (of) => [...of] }];
	const put = (...inlines: Inline[]) => {
		for (const one of inlines) open.at(-1)?.of.push(one);
	};
	for (const token of tokens) {
		if (token.nesting === 1) open.push({ of: [], close: closing(token) });
		else if (token.nesting === -1) {
			const ended = open.pop();
			if (ended) put(...(open.length > DEEPEST ? ended.of : ended.close(ended.of)));
		} else put(...leafOf(token, own));
	}
	return open.flatMap(({ of }) => of);
}

function closing(token: Token): Open['close'] {
	if (token.type === 'link_open') {
		const to = String(token.attrGet('href') ?? '');
		const title = token.attrGet('title');
		return (of) => [{ is: 'link', to, ...(title === null ? {} : { title: String(title) }), of }];
	}
	const is = MARKED[token.type as keyof typeof MARKED] as 'strong' | undefined;
	return (of) => (is ? [{ is, of }] : [...of]);
}

function leafOf(token: Token, own: Rendering): Inline[] {
	switch (token.type) {
		case 'softbreak':
			return [{ is: 'space' }];
		case 'hardbreak':
			return [{ is: 'break' }];
		case 'code_inline':
			return [{ is: 'code', text: token.content }];
		case 'live':
			return [liveOf(token, own)];
		case 'note_mark':
			return [{ is: 'mark', letter: token.content }];
		default:
			return token.content === '' ? [] : [{ is: 'text', text: token.content }];
	}
}
