/** A typed number becomes the live figure that it means. Source: docs/rules.md, Live figures. */
import type { WholeScope } from '#lib/plan/scope.ts';
import { replaced } from '#lib/publication/liveText.ts';
import { cleanNote } from '#lib/report/texts.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { findingsOf } from '../findings.ts';
import type { NarrativeAct } from './narrative.ts';
import { saveNarrative, type NarrativeText } from './saveNarrative.ts';

/**
 * Saves a text with the live figure in place of the number that a finding is about. Throws as `saveNarrative` does, and
 * Refused when it is no finding of the text or no live figure can stand there. Then nothing has changed.
 */
export async function replaceByLive(
	db: Database,
	scope: WholeScope,
	act: NarrativeAct & NarrativeText & { readonly fingerprint: string },
): Promise<void> {
	const found = (await snapshot(db, (reader) => findingsOf(reader, scope, act.quarter, act))).find(
		({ fingerprint }) => fingerprint === act.fingerprint,
	);
	if (!found?.live) throw new Refused('changed meanwhile');
	await saveNarrative(db, { ...act, body: replaced(cleanNote(act.body), found, found.live) });
}
