import { createHash } from 'node:crypto';

/** Characters of a hash: enough that no two layers ever share one. */
const HASH_LENGTH = 22;

export function hashOfShapes(text: string): string {
	return createHash('sha256').update(text).digest('base64url').slice(0, HASH_LENGTH);
}
