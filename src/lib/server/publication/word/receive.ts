/** A draft's Word file as a browser sends it, and a paragraph of it that is taken over. Source: docs/rules.md, Narrative. */
import { z } from 'zod';
import type { Proposal } from '#lib/publication/proposal.ts';
import { MOST_PROPOSALS, MOST_PROPOSED, proposals } from '#lib/publication/forms/word.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { LIMITS } from '#lib/server/files/spreadsheet/limits.ts';
import { readWord, WordError } from '#lib/server/files/word/read.ts';
import { fileIn } from '#lib/server/http/upload.ts';
import { Refused } from '#lib/server/refused.ts';
import { isSame } from '../commands/narrative.ts';
import { saveNarrative } from '../commands/saveNarrative.ts';
import type { OpenText } from '../editor/open.ts';
import { listSections, type StoredSection } from '../queries/sections.ts';
import { nothingLive, proposalsIn, textPieces } from './proposals.ts';
import { withProposal } from './replaced.ts';
import { tellUnread } from './words.ts';

export interface Received {
	/** Name of the file. */
	readonly file: string;
	readonly proposals: readonly Proposal[];
	/** There are further ones. */
	readonly hasMore: boolean;
}

/** Throws Unreadable where it is no Word file of ours that can be read. */
export async function receiveDraft(db: Database, open: OpenText, request: Request): Promise<Received> {
	try {
		const file = await fileIn(request, {
			field: 'word',
			most: LIMITS.packed,
			fault: (is, options) => new WordError(is === 'none' ? 'not a workbook' : is, options),
		});
		const paragraphs = await readWord(new Uint8Array(await file.arrayBuffer()));
		const found = await snapshot(db, (reader) => proposalsIn(reader, open, paragraphs));
		const shown = found.slice(0, fitting(found));
		return { file: file.name.slice(0, 200), proposals: shown, hasMore: shown.length < found.length };
	} catch (error) {
		return tellUnread(error);
	}
}

/** How many are put before somebody at once; the file can come back when they are taken. */
function fitting(all: readonly Proposal[]): number {
	let signs = 2;
	const end = all.findIndex((one) => (signs += JSON.stringify(one).length + 1) > MOST_PROPOSED);
	return Math.min(end < 0 ? all.length : end, MOST_PROPOSALS);
}

/** Throws Refused where they are no proposals, or the paragraph says something else by now. */
export async function takeProposal(
	db: Database,
	{ act }: OpenText,
	given: { readonly proposals: string; readonly take: number; readonly file: string },
): Promise<Received> {
	const all = readProposals(given.proposals);
	const taken = all[given.take];
	if (!taken) throw new Refused('changed meanwhile');
	const key = { sectorId: act.sectorId, ...act.quarter };
	const before = await snapshot(db, (reader) => listSections(reader, key));
	const section = before.find((one) => isSame(one, taken));
	const pieces = section ? textPieces(section.body, section, nothingLive(act.quarter)) : [];
	const body = section && withProposal(section.body, pieces, placedIn(pieces, taken));
	if (!section || body === undefined) throw new Refused('changed meanwhile');
	const { output, language, version: seen } = section;
	await saveNarrative(db, {
		...act,
		section: section.section,
		output,
		language,
		seen,
		body,
		file: given.file,
	});
	const after = await snapshot(db, (reader) => listSections(reader, key));
	const rest = all.toSpliced(given.take, 1).map((one) => standing(one, after, act));
	return { file: given.file, proposals: rest, hasMore: false };
}

function readProposals(text: string): Proposal[] {
	try {
		return proposals.parse(JSON.parse(text));
	} catch (cause) {
		if (cause instanceof z.ZodError || cause instanceof SyntaxError) throw new Refused('changed meanwhile');
		throw cause;
	}
}

/** Its paragraph may have moved, since one before it was taken over. */
function placedIn(pieces: ReturnType<typeof textPieces>, proposal: Proposal): Proposal {
	if (pieces[proposal.place]?.source === proposal.was) return proposal;
	const place = pieces.findIndex(({ source }) => source === proposal.was);
	return place < 0 ? proposal : { ...proposal, place };
}

function standing(
	proposal: Proposal,
	sections: readonly StoredSection[],
	{ quarter }: OpenText['act'],
): Proposal {
	const section = sections.find((one) => isSame(one, proposal));
	const pieces = section ? textPieces(section.body, section, nothingLive(quarter)) : [];
	const placed = placedIn(pieces, proposal);
	return { ...placed, isOvertaken: pieces[placed.place]?.source !== proposal.was };
}
