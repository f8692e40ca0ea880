/** What a quarter's publication is, and in which order its revisions stand. Source: docs/rules.md, Publication. */

export const PUBLICATION_STATES = ['draft', 'published', 'withdrawn'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];

/** Pressed here by whoever has the role, told from outside, or nobody objected in the time that was given. */
export const CLEARED_HOW = ['here', 'outside', 'silence'] as const;
export type ClearedHow = (typeof CLEARED_HOW)[number];

/** What a role says of a draft. */
export const VERDICTS = ['cleared', 'sent back'] as const;
export type ClearanceVerdict = (typeof VERDICTS)[number];

/** 1.0 first; a major one redefines or removes something, a minor one adds or changes figures. */
export interface Revision {
	readonly major: number;
	readonly minor: number;
}

export const REVISION_KINDS = ['minor', 'major'] as const;
export type RevisionKind = (typeof REVISION_KINDS)[number];

export function formatRevision({ major, minor }: Revision): string {
	return `${major}.${minor}`;
}

/** Reads `1.0`; undefined when the text is anything else. */
export function parseRevision(text: string): Revision | undefined {
	const match = /^(\d{1,4})\.(\d{1,4})$/.exec(text);
	return match ? { major: Number(match[1]), minor: Number(match[2]) } : undefined;
}

/** Negative: `a` is older. */
export function compareRevisions(a: Revision, b: Revision): number {
	return a.major - b.major || a.minor - b.minor;
}

/** @param earlier every revision of the quarter, in any order */
export function nextRevision(earlier: readonly Revision[], kind: RevisionKind): Revision {
	const newest = earlier.toSorted(compareRevisions).at(-1);
	if (!newest) return { major: 1, minor: 0 };
	return kind === 'major'
		? { major: newest.major + 1, minor: 0 }
		: { major: newest.major, minor: newest.minor + 1 };
}
