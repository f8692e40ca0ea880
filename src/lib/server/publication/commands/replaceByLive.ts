/** A typed number becomes the live figure that it means. Source: docs/rules.md, Live figures. */
import type { WholeScope } from '#lib/plan/scope.ts';
import { replaced } from '#lib/publication/liveText.ts';
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { readFindings } from '../findings.ts';
import { openNarrative, sectionIn, type NarrativeAct, type OneSection } from './narrative.ts';
import { saveNarrative } from './saveNarrative.ts';

/**
 * Puts the live figure in place of the number that a finding is about. Throws Conflict when somebody changed the section
 * meanwhile, Refused when it is no finding of it any more or no live figure can stand there.
 */
export async function replaceByLive(
	db: Database,
	scope: WholeScope,
	act: NarrativeAct & OneSection & { readonly fingerprint: string },
): Promise<void> {
	const body = await snapshot(db, async (reader) => {
		const { id } = sectionIn(await openNarrative(reader, act), act);
		const { sections } = await readFindings(reader, scope, act.quarter, act.language);
		const checked = sections.find(({ section }) => section.id === id);
		const found = checked?.found.find(({ fingerprint }) => fingerprint === act.fingerprint);
		if (!checked || !found?.live) throw new Refused('changed meanwhile');
		return replaced(checked.section.body, found, found.live);
	});
	await saveNarrative(db, { ...act, body });
}
