/** Entries go to the server one after the other, so that two of one person never meet as if they were of two. */
import { deserialize } from '$app/forms';
import { m } from '#lib/paraglide/messages.js';
import type { Entry } from './unsent.ts';

export type Outcome =
	| { readonly is: 'saved'; readonly version: number | null }
	| { readonly is: 'refused'; readonly why: string }
	| { readonly is: 'offline' };

/** Milliseconds; then the line counts as broken. */
const LONGEST = 30_000;

/** What the server says; `keepalive`: a page that is left does not take the entry with it. */
export async function send({ action, fields }: Pick<Entry, 'action' | 'fields'>): Promise<Outcome> {
	const body = new FormData();
	for (const [name, value] of fields) body.append(name, value);
	let text: string;
	try {
		const response = await fetch(action, {
			method: 'POST',
			body,
			keepalive: true,
			signal: AbortSignal.timeout(LONGEST),
			headers: { accept: 'application/json', 'x-sveltekit-action': 'true' },
		});
		text = await response.text();
	} catch {
		return { is: 'offline' };
	}
	return outcomeOf(text);
}

function outcomeOf(text: string): Outcome {
	try {
		const result = deserialize<{ saved?: { version: number } }, { refused?: string }>(text);
		if (result.type === 'success') return { is: 'saved', version: result.data?.saved?.version ?? null };
		const why = result.type === 'failure' ? result.data?.refused : undefined;
		return { is: 'refused', why: why ?? m.save_failed() };
	} catch {
		// No answer of ours: a proxy's page, or a line that broke in the middle.
		return { is: 'offline' };
	}
}
