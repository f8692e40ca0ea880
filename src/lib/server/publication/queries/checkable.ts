/** What the check-list of a draft looks at. */
import type { ProgressAnswer } from '#lib/figures/answer.ts';
import type { Checkable } from '#lib/publication/checkList.ts';
import type { NarrativeSection } from '#lib/publication/narrative.ts';
import { dayIn } from '#lib/plan/day.ts';
import type { Period } from '#lib/plan/period.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { LANGUAGES } from '#lib/plan/text.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listClearances } from './clearances.ts';
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
		cleared: (await listClearances(reader, draft)).map(({ role }) => role),
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

function lackingIn(words: readonly NarrativeSection[]): string[] {
	const count = (language: string) => words.filter((one) => one.language === language).length;
	const most = Math.max(0, ...LANGUAGES.map(count));
	return LANGUAGES.filter((language) => count(language) < most);
}
