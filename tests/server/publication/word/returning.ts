/** A narrative that leaves as a Word file and comes back. */
import type { LiveSource } from '#lib/publication/liveValue.ts';
import { zip } from '#lib/server/files/spreadsheet/pack.ts';
import { unpack } from '#lib/server/files/spreadsheet/unpack.ts';
import { readWord } from '#lib/server/files/word/read.ts';
import { writeWord } from '#lib/server/files/word/write.ts';
import { changesIn, textPieces } from '#lib/server/publication/word/proposals.ts';
import { withProposal } from '#lib/server/publication/word/replaced.ts';
import { partName, returnedIn } from '#lib/server/publication/word/returned.ts';
import { NO_FIGURES } from '../support.ts';

export const SECTION = { id: 12, section: 'achievements', output: '2.2', language: 'en' } as const;
export const SOURCE: LiveSource = {
	...NO_FIGURES,
	fundingOf: () => ({
		required: 4_000,
		received: 1_234_567,
		carryOver: 0,
		committed: 0,
		pledged: 0,
		gap: null,
		coverage: null,
	}),
};

/** What a word program makes of the file's text. */
type Edit = (xml: string) => string;

export async function sent(body: string): Promise<Map<string, Buffer>> {
	const blocks = textPieces(body, SECTION, SOURCE).map(({ block }, place) => ({
		...block,
		name: partName(12, 3, place),
	}));
	// Each note has some words: what they are is not looked at.
	const notes = Array.from({ length: 20 }, () => ({ runs: [{ text: 'note' }], language: 'en' }));
	const own = { is: 'small', runs: [{ text: 'Ours' }], language: 'en', name: 'own_0' } as const;
	const bytes = await writeWord({
		title: '',
		language: 'en',
		at: '2024-05-04T00:00:00Z',
		blocks: [own, ...blocks],
		notes,
		foot: [],
	});
	return unpack(Buffer.from(bytes), /./);
}

/** @param now what the section says by now */
export async function back(body: string, edit: Edit, now = body) {
	const files = await sent(body);
	files.set('word/document.xml', Buffer.from(edit(files.get('word/document.xml')?.toString() ?? '')));
	const returned = returnedIn(await readWord(new Uint8Array(zip(files))));
	const [then, pieces] = [body, now].map((text) => textPieces(text, SECTION, SOURCE));
	return changesIn({ section: SECTION, version: 3, then: then ?? [], now: pieces ?? [] }, returned);
}

/** Takes all that can be taken, one after the other. */
export function taken(body: string, proposals: Awaited<ReturnType<typeof back>>): string {
	return proposals.reduce((text, one) => {
		const pieces = textPieces(text, SECTION, SOURCE);
		const place = pieces.findIndex(({ source }) => source === one.was);
		return withProposal(text, pieces, { ...one, place }) ?? text;
	}, body);
}

export const TEXT = [
	'First *paragraph* with **bold** words, {received} and a [link](https://example.org/a_b).[^1]',
	'',
	'- one item',
	'- another item',
	'  with a second line',
	'',
	'## A heading',
	'',
	'> A quotation with 5 * 3 and a_b_c.',
	'',
	'[^1]: What the note says.',
].join('\n');
