/** A card on its way to the server. */
import { deserialize } from '$app/forms';
import { m } from '#lib/paraglide/messages.js';
import type { SavedCard } from '#lib/report/card.ts';
import { TYPED_BY } from '#lib/forms/typedBy.ts';
import type { Refusal } from '#lib/forms/refusal.ts';
import type { Entry } from '#lib/ui/device/unsent.ts';

export type Outcome =
	| { readonly is: 'saved'; readonly cards: readonly SavedCard[] }
	| {
			readonly is: 'refused';
			readonly why: string;
			/** Sentences by field. */
			readonly issues: Refusal['issues'];
			/** Somebody changed it meanwhile. */
			readonly isConflict: boolean;
			/** Where to sign in and come back from, when nobody was signed in any more. */
			readonly signIn?: string;
	  }
	| { readonly is: 'offline' };

/** Milliseconds; then the line counts as broken. */
const LONGEST = 30_000;
/** Of a longer body browsers refuse to go on with a page that is left: the device keeps it until it is stored. */
const KEPT_ALIVE = 60_000;

/**
 * What the server says; `keepalive`: a page that is left does not take the entry with it. Written as addresses are, a card
 * of a hundred fields is a quarter as long as in parts, and it goes over a bad line.
 * @param person who typed it: somebody else who signed in meanwhile does not send it
 */
export async function send(
	{ action, fields }: Pick<Entry, 'action' | 'fields'>,
	person: string,
): Promise<Outcome> {
	const body = new URLSearchParams(fields.map(([name, value]) => [name, value]));
	let text: string;
	try {
		const response = await fetch(action, {
			method: 'POST',
			body,
			keepalive: body.toString().length <= KEPT_ALIVE,
			signal: AbortSignal.timeout(LONGEST),
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true', [TYPED_BY]: person },
		});
		text = await response.text();
	} catch {
		return { is: 'offline' };
	}
	return outcomeOf(text);
}

function outcomeOf(text: string): Outcome {
	try {
		const result = deserialize<{ saved?: readonly SavedCard[] }, Partial<Refusal>>(text);
		if (result.type === 'success') return { is: 'saved', cards: result.data?.saved ?? [] };
		const { issues = {}, signIn, conflict } = (result.type === 'failure' && result.data) || {};
		const why = Object.values(issues).join(' ') || m.save_failed();
		const isConflict = conflict !== undefined;
		return { is: 'refused', why, issues, isConflict, ...(signIn !== undefined && { signIn }) };
	} catch {
		// No answer of ours: a proxy's page, or a line that broke in the middle.
		return { is: 'offline' };
	}
}
