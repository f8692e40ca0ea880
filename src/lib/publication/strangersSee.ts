/** What of a quarter's answers strangers may read. Source: docs/rules.md, Publication and Small counts. */
import type {
	PartnersAnswer,
	PeopleAnswer,
	PlaceAnswer,
	PlacesAnswer,
	ProgressAnswer,
	RecentFigure,
	SeriesAnswer,
	WindowQuestion,
} from '#lib/figures/answer.ts';
import type { Apart } from '#lib/figures/apart.ts';
import type { PipelineFigure } from '#lib/figures/pipeline.ts';
import { maskApart } from '#lib/figures/masks/apart.ts';
import type { Masking } from '#lib/figures/masks/asked.ts';
import { maskPartners } from '#lib/figures/masks/partners.ts';
import { maskPeople } from '#lib/figures/masks/people.ts';
import { maskPipeline } from '#lib/figures/masks/pipeline.ts';
import { maskPlace } from '#lib/figures/masks/place.ts';
import { maskPlaces } from '#lib/figures/masks/places.ts';
import { maskProgress } from '#lib/figures/masks/progress.ts';
import { maskRecent } from '#lib/figures/masks/recent.ts';
import { maskSeries } from '#lib/figures/masks/series.ts';
import type { DonorAnswer } from '#lib/funding/answer.ts';
import { maskDonor } from '#lib/funding/masks/donor.ts';
import { quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import type { SentAnswer } from '#lib/referral/sent.ts';
import type { RecordedAnswers } from './content.ts';
import { recordedNames, askedPart, type Names } from './recordedPart.ts';

/** What is withheld, and of referrals what stands. */
export interface Seeing extends Masking {
	/** As strangers read the table of what was sent; absent: none of it may be shown. */
	readonly sent?: (answer: SentAnswer) => SentAnswer | null;
}

interface Seen {
	readonly quarter: Quarter;
	readonly masking: Seeing;
	readonly names: Names;
}

/** @param key what was asked, in the order in which the question tells its answers apart */
type Change<Answer> = (answer: Answer, key: readonly unknown[], seen: Seen) => unknown;

function change<Answer>(of: Change<Answer>): (answer: string, key: string, seen: Seen) => string {
	return (answer, key, seen) =>
		JSON.stringify(of(JSON.parse(answer) as Answer, JSON.parse(key) as unknown[], seen));
}

/** The window that is asked about, of which the year stands at a place of the key. */
function windowAt(key: readonly unknown[], at: number): WindowQuestion {
	const [year, quarter, window] = key.slice(at);
	return { year, quarter, window } as WindowQuestion;
}

/** What figures of each part become; what only names is not here, and stays. */
const CHANGES = {
	progress: change<ProgressAnswer>((answer, key, { masking, names }) => {
		const part = askedPart(key.slice(4), names);
		const asked = windowAt(key, 0);
		return { ...answer, indicators: answer.indicators.map((one) => maskProgress(one, asked, masking, part)) };
	}),
	people: change<PeopleAnswer>((answer, key, { masking }) => maskPeople(answer, windowAt(key, 0), masking)),
	apart: change<readonly (readonly [string, readonly Apart[]])[]>((answer, _key, { masking }) =>
		answer.map(([code, apart]) => [code, maskApart(apart, code, masking)]),
	),
	pipeline: change<readonly PipelineFigure[]>((answer, key, { masking }) => {
		const { year, quarter } = windowAt(key, 0);
		return maskPipeline(answer, { year, quarter }, masking);
	}),
	recent: change<Record<string, RecentFigure[]>>((answer, key, { masking }) => {
		const { year, quarter } = windowAt(key, 0);
		return maskRecent(answer, { year, quarter }, masking);
	}),
	// What came after the quarter is not the quarter's.
	series: change<SeriesAnswer>((answer, _key, { masking, quarter }) => {
		const points = answer.points.filter((point) => quarterIndex(point) <= quarterIndex(quarter));
		return maskSeries({ ...answer, points }, masking);
	}),
	byPlace: change<PlacesAnswer>((answer, key, { masking, names }) =>
		maskPlaces(answer, windowAt(key, 0), masking, askedPart(key.slice(5), names)),
	),
	place: change<PlaceAnswer>((answer, key, { masking }) => maskPlace(answer, windowAt(key, 2), masking)),
	donor: change<DonorAnswer>((answer, key, { masking }) => maskDonor(answer, windowAt(key, 2), masking)),
	activities: change<PartnersAnswer>((answer, key, { masking }) => {
		const { year, quarter } = windowAt(key, 1);
		return { ...answer, activities: maskPartners(answer.activities, { year, quarter }, masking) };
	}),
	referrals: change<SentAnswer | null>((answer, _key, { masking }) =>
		answer && masking.sent ? masking.sent(answer) : null,
	),
	// A filter by partner or donor is asked of the figures of today: no publication answers it.
	choices: change(() => ({ partners: [], donors: [] })),
} as const;

type ChangedPart = keyof typeof CHANGES;
/** Every part with figures has to be among them. */
export const CHANGED_PARTS = Object.keys(CHANGES);

export function strangersSee(answers: RecordedAnswers, quarter: Quarter, masking: Seeing): RecordedAnswers {
	const seen: Seen = { quarter, masking, names: recordedNames(answers, masking.groups) };
	return new Map(
		[...answers].map(([part, its]) => {
			const changed = Object.hasOwn(CHANGES, part) ? CHANGES[part as ChangedPart] : undefined;
			if (!changed) return [part, its];
			return [part, new Map([...its].map(([key, answer]) => [key, changed(answer, key, seen)]))];
		}),
	);
}
