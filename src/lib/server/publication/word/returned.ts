/** What a Word file that comes back says, by the names of its paragraphs. */
import type { ReadParagraph } from '#lib/server/files/word/read.ts';
import { saidIn, type SaidPiece } from './markdown.ts';

export interface Returned {
	/** By the name of a paragraph, what it became: several where it was cut, none where it is empty. */
	readonly named: ReadonlyMap<string, readonly (readonly SaidPiece[])[]>;
	/** By the name of a paragraph, those that were put behind it. */
	readonly behind: ReadonlyMap<string, readonly (readonly SaidPiece[])[]>;
}

/** A stretch of a paragraph that one bookmark names. */
interface Part {
	name: string | null;
	readonly said: SaidPiece[];
	/** It has a word or a note; kept, since a file may ask it at each of many bookmarks. */
	says: boolean;
}

const says = ({ text, isNote }: SaidPiece) => isNote || text.trim() !== '';

export function returnedIn(paragraphs: readonly ReadParagraph[]): Returned {
	const named = new Map<string, SaidPiece[][]>();
	const behind = new Map<string, SaidPiece[][]>();
	const add = (to: Map<string, SaidPiece[][]>, name: string, part: Part) => {
		const its = to.get(name) ?? [];
		if (part.says) its.push(part.said);
		to.set(name, its);
	};
	let last: string | null = null;
	for (const { names, runs } of paragraphs) {
		const parts: Part[] = [{ name: names[0] ?? null, said: [], says: false }];
		for (const run of runs) {
			const part = parts.at(-1);
			// What stands before the mark of a paragraph was put at its beginning.
			if ('begins' in run && part && (part.name === null || !part.says)) part.name = run.begins;
			else if ('begins' in run) parts.push({ name: run.begins, said: [], says: false });
			else if (part) say(part, saidIn(run));
		}
		for (const part of parts) {
			if (part.name !== null) add(named, part.name, part);
			else if (last !== null) add(behind, last, part);
			last = part.name ?? last;
		}
	}
	return { named, behind };
}

function say(part: Part, pieces: readonly SaidPiece[]): void {
	part.said.push(...pieces);
	part.says ||= pieces.some(says);
}

/** Reads `p_12_3_0`: which section, which version of it, which of its paragraphs. */
export function readName(name: string): { id: number; version: number; place: number } | undefined {
	const [, id, version, place] = /^p_(\d+)_(\d+)_(\d+)$/.exec(name) ?? [];
	return id === undefined ? undefined : { id: Number(id), version: Number(version), place: Number(place) };
}

export function partName(id: number, version: number, place: number): string {
	return `p_${id}_${version}_${place}`;
}
