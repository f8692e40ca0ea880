/** What was changed in a draft's Word file, against the texts as they are by now. Source: docs/rules.md, Narrative. */
import type { Proposal } from '#lib/publication/proposal.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import { cleanNote } from '#lib/report/texts.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import type { ReadParagraph } from '#lib/server/files/word/read.ts';
import type { LiveSource } from '#lib/publication/liveValue.ts';
import { LONGEST_NARRATIVE, MOST_SECTIONS } from '#lib/publication/sections.ts';
import type { OpenText } from '../editor/open.ts';
import { listSections, type StoredSection } from '../queries/sections.ts';
import { findVersion } from '../queries/versions.ts';
import { piecesOf, type Piece } from './blocks.ts';
import { draftSource } from './draft.ts';
import { markdownOf, withLives, type SaidPiece } from './markdown.ts';
import { partName, readName, returnedIn, type Returned } from './returned.ts';

/** Versions that are looked for, whether or not there are such: a file may name what it likes. */
const MOST_ASKED = 2_000;
/** Signs of the versions that a file is held against; its sections may have been longer when it was made. */
const MOST_COMPARED = 2 * LONGEST_NARRATIVE.quarter;

interface Version {
	readonly section: StoredSection;
	readonly version: number;
	readonly body: string;
}

export async function proposalsIn(
	reader: Reader,
	open: OpenText,
	paragraphs: readonly ReadParagraph[],
): Promise<Proposal[]> {
	const returned = returnedIn(paragraphs);
	const { act } = open;
	const key = { sectorId: act.sectorId, ...act.quarter };
	const sections = new Map((await listSections(reader, key)).map((one) => [one.id, one]));
	const versions = await versionsIn(reader, returned, sections);
	const source = await draftSource(reader, open);
	const found: Proposal[] = [];
	const current = new Map<number, readonly Piece[]>();
	for (const { section, version, body } of versions) {
		const then = textPieces(body, section, source);
		// Once for all its versions.
		const now = current.get(section.id) ?? textPieces(section.body, section, source);
		current.set(section.id, now);
		found.push(...changesIn({ section, version, then, now }, returned));
	}
	return found;
}

/** Which versions of which sections a file was made of. */
export async function versionsIn(
	reader: Reader,
	{ named, behind }: Returned,
	sections: ReadonlyMap<number, StoredSection>,
): Promise<Version[]> {
	const found: Version[] = [];
	// Those that there are none of too: what a thousand paragraphs name is looked for once.
	const asked = new Set<string>();
	let signs = 0;
	for (const name of [...named.keys(), ...behind.keys()]) {
		const read = readName(name);
		const section = read && sections.get(read.id);
		const key = `${read?.id} ${read?.version}`;
		if (!section || read.version > section.version || asked.has(key)) continue;
		if (asked.size >= MOST_ASKED || found.length >= MOST_SECTIONS || signs > MOST_COMPARED) break;
		asked.add(key);
		const { version } = read;
		const body = version === section.version ? section.body : await findVersion(reader, section.id, version);
		if (body === undefined) continue;
		signs += body.length;
		found.push({ section, version, body });
	}
	return found;
}

/** Where nobody asks what live figures come to. */
export function nothingLive(quarter: Quarter): LiveSource {
	return {
		quarter,
		codes: { indicators: new Set(), groups: new Map(), places: new Set() },
		progressOf: () => undefined,
		peopleOf: () => undefined,
		fundingOf: () => undefined,
		pipelineOf: () => undefined,
		spokenOf: () => undefined,
		isWithheld: () => false,
		isProtected: () => false,
	};
}

/** The paragraphs of a text that a Word file names, in order. */
export function textPieces(
	body: string,
	{ language }: Pick<StoredSection, 'language'>,
	source: LiveSource,
): Piece[] {
	const around = {
		source,
		language,
		counted: { notes: 0 },
		forEditors: false,
		notes: [],
		lists: { count: 0 },
	};
	return piecesOf(body, around).flatMap((one) => ('is' in one ? [] : [one]));
}

interface Compared {
	readonly section: Pick<StoredSection, 'id' | 'section' | 'output' | 'language'>;
	/** The version that the file was made of. */
	readonly version: number;
	readonly then: readonly Piece[];
	readonly now: readonly Piece[];
}

/** Of one section what a file says otherwise. */
export function changesIn(
	{ section: stored, version, then, now }: Compared,
	{ named, behind }: Returned,
): Proposal[] {
	const { id, section, output, language } = stored;
	const found: Proposal[] = [];
	// Where each text stands first: a file may bring twenty thousand paragraphs, and each is looked for.
	const places = new Map(now.map((one, at) => [one.source, at] as const).toReversed());
	for (const [place, piece] of then.entries()) {
		const name = partName(id, version, place);
		// Where it stands by now; null: it says something else.
		const at = now[place]?.source === piece.source ? place : (places.get(piece.source) ?? null);
		const current = now[at ?? place];
		const shared = { section, output, language, isOvertaken: at === null };
		const text = textOf(named.get(name) ?? [], piece);
		const isSame = canonical(piece) === plainOf(named.get(name) ?? [], piece.labels);
		// Taken over already, or written alike by somebody.
		const isThere = places.has(text);
		if (!isSame && !(isThere && text !== '') && (text !== '' || at !== null))
			found.push({
				...shared,
				is: text === '' ? 'removed' : 'changed',
				place: at ?? place,
				was: current?.source ?? '',
				text,
			});
		const added = textOf(behind.get(name) ?? [], { ...piece, labels: [], lives: [] });
		if (added !== '' && !added.split('\n\n').every((one) => places.has(one)))
			found.push({ ...shared, is: 'added', place: at ?? place, was: current?.source ?? '', text: added });
	}
	return found;
}

/** As the file said it when it was sent. */
function canonical({ block, labels }: Piece): string {
	const runs = block.runs.map(({ note, ...run }): SaidPiece => ({ ...run, isNote: note !== undefined }));
	return markdownOf(runs, labels);
}

function plainOf(paragraphs: readonly (readonly SaidPiece[])[], labels: readonly string[]): string {
	return paragraphs.map((runs) => markdownOf(runs, labels)).join('\n\n');
}

function textOf(
	paragraphs: readonly (readonly SaidPiece[])[],
	{ labels, lives }: Pick<Piece, 'labels' | 'lives'>,
): string {
	return cleanNote(withLives(plainOf(paragraphs, labels), lives));
}
