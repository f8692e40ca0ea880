/** What the check-list of a draft looks at. */
import type { ProgressAnswer } from '#lib/figures/answer.ts';
import type { Checkable } from '#lib/publication/checkList.ts';
import type { NarrativeSection } from '#lib/publication/narrative.ts';
import { dayIn } from '#lib/plan/day.ts';
import type { Period } from '#lib/plan/period.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { LANGUAGES } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { listNarrative } from './narrative.ts';
import { getPart, type PublicationLabel } from './publications.ts';

/** @param draft of this period */
export async function getCheckable(
	reader: Reader,
	scope: Scope,
	period: Period,
	draft: PublicationLabel,
	now: Date,
): Promise<Checkable> {
	const progress = await firstOf<ProgressAnswer>(reader, draft.id, 'progress');
	const pinned = await firstOf<NarrativeSection[]>(reader, draft.id, 'narrative');
	const words = await listNarrative(reader, scope, period);
	return {
		today: dayIn(scope.plan.timezone, now),
		due: period.due,
		locks: period.locks,
		contacts: scope.plan.contacts,
		roles: scope.plan.clearance,
		cleared: await listCleared(reader, draft),
		wordsChanged: JSON.stringify(words) !== JSON.stringify(pinned ?? []),
		unresolved: [],
		unknownLive: [],
		reports: progress?.reports ?? { expected: 0, approved: 0 },
		silent: (progress?.indicators ?? []).filter(({ reached }) => reached === null).map(({ code }) => code),
		lacking: lackingIn(words),
	};
}

async function firstOf<Answer>(reader: Reader, id: number, part: string): Promise<Answer | undefined> {
	const [answer] = (await getPart(reader, id, part)).values();
	return answer === undefined ? undefined : (JSON.parse(answer) as Answer);
}

/** Roles for which this very draft was cleared: a tick of an earlier one counts no more. */
async function listCleared(reader: Reader, draft: PublicationLabel): Promise<string[]> {
	const found = await rows<{ role: string }>(
		reader,
		`select distinct role from publication_clearance where publication_id = @id and content_hash = @hash order by role`,
		{ id: draft.id, hash: draft.contentHash },
	);
	return found.map(({ role }) => role);
}

function lackingIn(words: readonly NarrativeSection[]): string[] {
	const count = (language: string) => words.filter((one) => one.language === language).length;
	const most = Math.max(0, ...LANGUAGES.map(count));
	return LANGUAGES.filter((language) => count(language) < most);
}
