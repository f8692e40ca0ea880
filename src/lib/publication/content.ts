/** What a publication's parts hold, as its document says it. Source: docs/rules.md, Publication. */
import type { PublishedBridge } from './bridgeLine.ts';
import type { PublishedPlan } from './publishedPlan.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { Quarter } from '#lib/plan/quarter.ts';

/** Rises whenever what a document holds is arranged otherwise. */
export const FORMAT = 'masar-publication/1';

/** A part by its name: how many answers it has, and the SHA-256 of all of them, hexadecimal. */
export interface PartLabel {
	readonly name: string;
	readonly answers: number;
	readonly sha256: string;
}

/** The document without what publishing adds to it: what is cleared. */
export interface Content extends Quarter {
	readonly format: typeof FORMAT;
	readonly plan: PublishedPlan;
	readonly sector: Omit<Scope['sector'], 'id'>;
	readonly groups: Scope['groups'];
	/** ISO with time: the moment whose figures it shows. */
	readonly asOf: string;
	readonly parts: readonly PartLabel[];
	/** How the figures of the quarter before came to these; absent: it does not stand published. */
	readonly bridge?: PublishedBridge;
}

/** Who cleared it, for whom, and how that is known. */
export interface Cleared {
	readonly role: string;
	readonly day: string;
	/** Null: by a press here. */
	readonly outside: { readonly name: string; readonly words: string | null } | null;
	/** Nobody of the role objected up to that day; absent: somebody cleared it. */
	readonly noObjection?: true;
}

/** The document that stands. */
export interface Manifest extends Content {
	readonly revision: string;
	/** ISO with time. */
	readonly publishedAt: string;
	/** Of the content, hexadecimal: what was cleared is what stands. */
	readonly contentSha256: string;
	/** Why it was published anew, in public words by language; null for the first. */
	readonly reason: Scope['plan']['name'] | null;
	readonly clearedBy: readonly Cleared[];
}

/** RecordedAnswers by part, then by what they were asked; all of them JSON. */
export type RecordedAnswers = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** The text that a part's hash is of: a line each answer, by what it was asked. */
export function linesOf(part: ReadonlyMap<string, string>): string {
	const keys = [...part.keys()].sort((a, b) => (a < b ? -1 : 1));
	return keys.map((key) => `${key}\t${part.get(key) ?? ''}\n`).join('');
}
