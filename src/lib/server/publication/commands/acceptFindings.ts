/** What the figure check says of a section stands, with a reason where it contradicts. Source: docs/rules.md, Figure check. */
import { cleanNote } from '#lib/report/texts.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import { run, snapshot, transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { findingsOf, type Answered } from '../findings.ts';
import { recordNarrative, type NarrativeAct } from './narrative.ts';
import { saveIn, type NarrativeText } from './saveNarrative.ts';

export interface Acceptance {
	/** Null: all that only asks to be looked at. */
	readonly fingerprints: readonly string[] | null;
	readonly reason: string;
}

/**
 * Saves a text and lets findings of it stand, until their sentence or the figure is another one. Throws as `saveNarrative`
 * does, and Refused when one is no finding of the text and where one contradicts and no reason is given. Then nothing has
 * changed.
 */
export async function acceptFindings(
	db: Database,
	scope: WholeScope,
	act: NarrativeAct & NarrativeText & Acceptance,
): Promise<void> {
	// The check takes its time: nobody else's change waits for it.
	const found = await snapshot(db, (reader) => findingsOf(reader, scope, act.quarter, act));
	const reason = cleanNote(act.reason);
	const accepted = chosen(found, act.fingerprints);
	if (reason === '' && accepted.some(({ weight }) => weight === 'wrong')) throw new Refused('reason missing');
	await transaction(db, async (writer) => {
		const { id } = await saveIn(writer, act);
		if (id === null) return;
		for (const one of accepted)
			if (one.accepted?.reason !== reason) await store(writer, act, id, one, reason);
	});
}

function chosen(found: readonly Answered[], fingerprints: readonly string[] | null): readonly Answered[] {
	if (!fingerprints) return found.filter(({ weight, accepted }) => weight === 'look' && accepted === null);
	return [...new Set(fingerprints)].map((fingerprint) => {
		const one = found.find((of) => of.fingerprint === fingerprint);
		if (!one) throw new Refused('changed meanwhile');
		return one;
	});
}

async function store(
	writer: Writer,
	act: NarrativeAct & NarrativeText,
	id: number,
	{ fingerprint, written, kind, accepted }: Answered,
	reason: string,
): Promise<void> {
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
			before: accepted && { reason: accepted.reason },
			after: { section, output, language, finding: kind, written: written.slice(0, 200), reason },
		},
	);
}
