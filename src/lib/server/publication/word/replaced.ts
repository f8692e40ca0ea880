/** A text with one of its paragraphs as a Word file has it. */
import type { Proposal } from '#lib/publication/proposal.ts';
import type { Piece } from './blocks.ts';

/**
 * @param pieces of the body
 * @returns undefined: the paragraph is not there as it was seen
 */
export function withProposal(
	body: string,
	pieces: readonly Piece[],
	{ is, place, was, text }: Pick<Proposal, 'is' | 'place' | 'was' | 'text'>,
): string | undefined {
	const piece = pieces[place];
	if (piece?.source !== was) return undefined;
	const lines = body.split('\n');
	const [from, to] = piece.lines;
	const first = lines[from] ?? '';
	const start = first.indexOf(was.split('\n')[0] ?? '');
	const prefix = start < 0 ? '' : first.slice(0, start);
	// A further line of an item stands below its text, one of a quotation has its sign again.
	const below = prefix.replaceAll(/[^>\s]/g, ' ');
	const written = text
		.split('\n')
		.map((line, i) => (i === 0 ? prefix : line === '' ? below.trimEnd() : below) + line);
	if (is === 'added') {
		const isItem = piece.block.is === 'item';
		return [...lines.slice(0, to), ...(isItem ? [] : [below.trimEnd()]), ...written, ...lines.slice(to)].join(
			'\n',
		);
	}
	const rest = lines.slice(to);
	// Of what is taken out no empty line stays.
	if (is === 'removed')
		return [...lines.slice(0, from), ...rest.slice(rest[0]?.trim() === '' ? 1 : 0)].join('\n');
	return [...lines.slice(0, from), ...written, ...rest].join('\n');
}
