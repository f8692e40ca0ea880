import { separator } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { StandsAs, Waiting } from '../waiting.ts';
import { clearanceWords } from './clearance.ts';

const STATES: Readonly<Record<StandsAs, () => string>> = {
	none: m.publications_state_none,
	draft: m.publications_state_draft,
	'in clearance': m.publications_state_clearance,
	published: m.publications_state_published,
	withdrawn: m.publications_state_withdrawn,
};

export function publicationStateWords(state: StandsAs): string {
	return STATES[state]();
}

/** Whom a publication waits for; empty: nobody. */
export function waitingWords({ roles, coordinator }: Waiting): string {
	const all = roles.map((role) => clearanceWords(role));
	return (coordinator ? [m.publications_waits_coordinator(), ...all] : all).join(separator());
}
