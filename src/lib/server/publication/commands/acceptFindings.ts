/** What the figure check says of a section stands, with a reason where it contradicts. Source: docs/rules.md, Figure check. */
import { cleanNote } from '#lib/report/texts.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { run, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { readFindings } from '../findings.ts';
import {
	openNarrative,
	recordNarrative,
	sectionIn,
	type NarrativeAct,
	type OneSection,
} from './narrative.ts';

/**
 * Lets findings of a section stand until its sentence or the figure is another. Throws Conflict when somebody changed the
 * section meanwhile, Refused when one is no finding of it any more and where one is wrong and no reason is given. Then
 * nothing has changed.
 */
export async function acceptFindings(
	db: Database,
	scope: WholeScope,
	act: NarrativeAct & OneSection & { readonly fingerprints: readonly string[]; readonly reason: string },
): Promise<void> {
	const reason = cleanNote(act.reason);
	// It takes its time: nobody else's change waits for it.
	const { sections } = await snapshot(db, (reader) => readFindings(reader, scope, act.quarter, act.language));
	await transaction(db, async (writer) => {
		const { id } = sectionIn(await openNarrative(writer, act), act);
		const checked = sections.find(({ section }) => section.id === id && section.version === act.seen);
		const found = checked?.found ?? [];
		for (const fingerprint of new Set(act.fingerprints)) {
			const one = found.find((of) => of.fingerprint === fingerprint);
			if (!one) throw new Refused('changed meanwhile');
			if (one.weight === 'wrong' && reason === '') throw new Refused('reason missing');
			if (one.accepted?.reason === reason) continue;
			const { written, kind } = one;
			await run(
				writer,
				`insert into narrative_accepted (narrative_id, fingerprint, written, reason, accepted_at, accepted_by)
				values (@id, @fingerprint, @written, @reason, @now, @personId)
				on conflict (narrative_id, fingerprint) do update set
					reason = excluded.reason, accepted_at = excluded.accepted_at, accepted_by = excluded.accepted_by`,
				{ id, fingerprint, written, reason, now: act.now.getTime(), personId: act.personId },
			);
			const { section, output, language } = act;
			await recordNarrative(
				writer,
				act,
				'accept finding',
				{ id },
				{
					before: one.accepted && { reason: one.accepted.reason },
					after: { section, output, language, finding: kind, written: written.slice(0, 200), reason },
				},
			);
		}
	});
}
