import { createHash } from 'node:crypto';

/**
 * The name of an answer: the same as long as everything that it is made of is the same. Weak, since the same answer
 * leaves compressed in several ways.
 */
export function etagOf(parts: readonly string[]): string {
	const hash = createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
	return `W/"${hash.slice(0, 22)}"`;
}

/** Whether the reader's `If-None-Match` names this very answer. */
export function matches(ifNoneMatch: string | null, etag: string): boolean {
	const plain = (tag: string) => tag.trim().replace(/^W\//, '');
	return ifNoneMatch !== null && ifNoneMatch.split(',').some((tag) => plain(tag) === plain(etag));
}
