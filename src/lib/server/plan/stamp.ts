import { createHash } from 'node:crypto';
import { Refused } from '#lib/server/refused.ts';

/** Names a state of something stored: a form sends what stood there when its page was read. */
export function stampOf(stored: object): string {
	return createHash('sha256').update(JSON.stringify(stored)).digest('hex');
}

/** Throws Refused (`changed meanwhile`) where something else is stored than was read. */
export function assertSeen(stored: object, version: string): void {
	if (stampOf(stored) !== version) throw new Refused('changed meanwhile');
}
