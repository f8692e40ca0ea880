/** What the check-list of a draft looks at. */
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import type { Checkable } from '#lib/publication/checkList.ts';
import type { SectionPlace } from '#lib/publication/state.ts';
import { dayOf } from '#lib/plan/day.ts';
import type { Period } from '#lib/plan/period.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { readStandings } from './standings.ts';
import { findPlanned } from './queries/planned.ts';
import { listNarrative } from './queries/narrative.ts';
import { findProgress, getPart, type PublicationLabel } from './queries/publications.ts';
import { isOutdated } from './outdated.ts';
import { readNarrativeState } from './state.ts';
import { listTelling } from './telling.ts';
import { haveWavesChanged } from './wavesChanged.ts';

/** @param draft of this period */
export async function getCheckable(
	reader: Reader,
	scope: WholeScope,
	period: Period,
	draft: PublicationLabel,
	now: Date,
): Promise<Checkable> {
	const progress = await findProgress(reader, draft);
	const unshown = (progress?.indicators ?? []).filter(({ reached }) => reached === null);
	const [pinned] = (await getPart(reader, draft.id, 'narrative')).values();
	const words = await listNarrative(reader, scope, period);
	const text = await readNarrativeState(reader, scope, period, draft);
	return {
		timezone: scope.plan.timezone,
		today: dayOf(scope.plan, now),
		due: period.due,
		locks: period.locks,
		contacts: scope.plan.contacts,
		standings: await readStandings(reader, scope, draft, now),
		embargo: (await findPlanned(reader, scope.sector.id, period))?.embargo ?? null,
		now: now.getTime(),
		isOutdated: await isOutdated(reader, scope, draft),
		wordsChanged: JSON.stringify(words) !== (pinned ?? '[]'),
		wavesChanged: await haveWavesChanged(reader, scope, period, draft),
		missing: text.missing,
		unresolved: named(text.unresolved.filter(({ wrong }) => wrong > 0)),
		toLookAt: sectionsOf(text.unresolved.filter(({ look }) => look > 0)),
		telling: await listTelling(reader, scope, draft),
		unknownLive: [...new Set(text.unknownLive.map(({ written }) => written))],
		reports: progress?.reports ?? { expected: 0, approved: 0 },
		silent: unshown.filter((one) => !isWithheld(one)).map(({ code }) => code),
		withheld: unshown.filter(isWithheld).map(({ code }) => code),
		lacking: named(text.languages.filter(({ is }) => is === 'missing')),
		older: named(text.languages.filter(({ is }) => is === 'older')),
	};
}

function isWithheld({ withheldFigures = [] }: IndicatorProgress): boolean {
	return withheldFigures.includes('reached');
}

/** Where to look, each once: section, output and language. */
function named(places: readonly SectionPlace[]): string[] {
	return [
		...new Set(places.map(({ section, output, language }) => [section, output ?? '', language].join('|'))),
	];
}

/** Without their languages: a number to look at stands in each of them. */
function sectionsOf(places: readonly SectionPlace[]): string[] {
	return [...new Set(places.map(({ section, output }) => [section, output ?? ''].join('|')))];
}
