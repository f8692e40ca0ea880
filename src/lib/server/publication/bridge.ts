/** The bridge from the quarter before, of what strangers read of both. Source: docs/rules.md, Corrections. */
import type { IndicatorProgress, ProgressAnswer, SeriesAnswer } from '#lib/figures/answer.ts';
import { cellOf, isGuarded, type Masking } from '#lib/figures/masks/asked.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Quarter, QuarterNumber, Window } from '#lib/plan/quarter.ts';
import { bridgeLine, type PublishedBridge } from '#lib/publication/bridgeLine.ts';
import type { RecordedAnswers } from '#lib/publication/content.ts';
import { formatRevision } from '#lib/publication/publication.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { nameOfKey } from '#lib/server/database/recorded.ts';
import { progressKey } from '#lib/server/figures/queries/progress.ts';
import { listOfQuarter } from './queries/edition.ts';
import { getLeast } from './queries/least.ts';
import { findProgress, type PublicationLabel } from './queries/publications.ts';

/** The quarter before, of the same year, as it stands published; undefined: it does not, and nothing is bridged. */
export interface Before {
	readonly publication: PublicationLabel;
	readonly quarter: QuarterNumber;
	readonly progress: ProgressAnswer;
	readonly least: { readonly ordinary: number; readonly sensitive: number };
}

export async function findBefore(
	reader: Reader,
	scope: WholeScope,
	{ year, quarter }: Quarter,
): Promise<Before | undefined> {
	if (quarter === 1) return undefined;
	const before = (quarter - 1) as QuarterNumber;
	const [publication] = (await listOfQuarter(reader, scope.sector.id, { year, quarter: before })).revisions;
	if (publication?.state !== 'published') return undefined;
	const progress = await findProgress(reader, publication);
	return progress && { publication, quarter: before, progress, least: await getLeast(reader, scope.plan.id) };
}

/** @param answers of the later quarter, as strangers read them */
export function bridgeFrom(
	{ publication, quarter: before, progress, least }: Before,
	answers: RecordedAnswers,
	{ year, quarter }: Quarter,
	masking: Masking,
): PublishedBridge {
	const asked = (window: Window) => answerOf<ProgressAnswer>(answers, 'progress', { year, quarter, window });
	const [alone, toDate] = [byCode(asked('quarter')), byCode(asked('year-to-date'))];
	const series = new Map(
		[...(answers.get('series')?.values() ?? [])].map((text) => {
			const one = JSON.parse(text) as SeriesAnswer;
			return [one.indicator.code, one];
		}),
	);
	const lines = progress.indicators.flatMap((published) => {
		const { code } = published;
		const [now, then] = [toDate.get(code), alone.get(code)];
		const restated = series
			.get(code)
			?.points.find((point) => point.year === year && point.quarter === before);
		if (!now || !then || !restated) return [];
		return (
			bridgeLine({
				...{ published, restated, alone: then, toDate: now },
				least: now.sensitivity === 'public' ? least.ordinary : least.sensitive,
				isGuarded: isGuarded(masking, cellOf(code, { year, quarter, window: 'year-to-date' })),
			}) ?? []
		);
	});
	const { revision } = publication;
	return { year, quarter: before, revision: revision ? formatRevision(revision) : '', lines };
}

function byCode(answer: ProgressAnswer | undefined): Map<string, IndicatorProgress> {
	return new Map(answer?.indicators.map((one) => [one.code, one]));
}

function answerOf<Answer>(
	answers: RecordedAnswers,
	part: 'progress',
	question: Parameters<typeof progressKey>[0],
): Answer | undefined {
	const text = answers.get(part)?.get(nameOfKey(progressKey(question)));
	return text === undefined ? undefined : (JSON.parse(text) as Answer);
}
