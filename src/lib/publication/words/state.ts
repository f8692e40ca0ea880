import { m } from '#lib/paraglide/messages.js';
import type { PublicationState } from '../publication.ts';

const STATES: Readonly<Record<PublicationState, () => string>> = {
	draft: m.publications_state_draft,
	published: m.publications_state_published,
	withdrawn: m.publications_state_withdrawn,
};

/** @param state undefined: nothing is begun */
export function publicationStateWords(state: PublicationState | undefined): string {
	return state === undefined ? m.publications_state_none() : STATES[state]();
}
