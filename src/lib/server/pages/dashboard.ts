/** Everything that the quarter's dashboard shows, from one moment of the data. */
import type {
	FundingAnswer,
	IndicatorProgress,
	NarrativeSection,
	PartnersAnswer,
	PeopleAnswer,
	PlacesAnswer,
	ProgressAnswer,
	Scope,
	WindowQuestion,
} from '#lib/domain/answer.ts';
import type { Reader } from '../db.ts';
import { getFunding } from '../queries/funding.ts';
import { listNarrative } from '../queries/narrative.ts';
import { listOutcomesAndOutputs, type FrameworkNode } from '../queries/outputs.ts';
import { listPartnerActivities } from '../queries/partners.ts';
import { getPeople } from '../queries/people.ts';
import { listPlaceFigures } from '../queries/places.ts';
import { getProgress } from '../queries/progress.ts';
import { listRecent } from '../queries/recent.ts';

export interface DashboardQuestion extends WindowQuestion {
	readonly compare: boolean;
}

export interface Dashboard {
	readonly progress: ProgressAnswer;
	readonly people: PeopleAnswer;
	readonly funding: FundingAnswer;
	/** By indicator code: the last quarters alone, oldest first. */
	readonly recent: Readonly<Record<string, readonly (number | null)[]>>;
	readonly nodes: readonly FrameworkNode[];
	/** Municipalities of the indicators that are told by place. */
	readonly where: readonly PlacesAnswer[];
	readonly narrative: readonly NarrativeSection[];
	readonly partners: PartnersAnswer;
}

export const RECENT_QUARTERS = 5;

export async function readDashboard(
	reader: Reader,
	scope: Scope,
	question: DashboardQuestion,
): Promise<Dashboard> {
	const progress = await getProgress(reader, scope, question);
	return {
		progress,
		people: await getPeople(reader, scope, question),
		funding: await getFunding(reader, scope, question.year),
		recent: await listRecent(reader, scope, { ...question, count: RECENT_QUARTERS }),
		nodes: await listOutcomesAndOutputs(reader, scope),
		where: await listWhere(reader, scope, question, progress.indicators),
		narrative: await listNarrative(reader, scope, question),
		partners: await listPartnerActivities(reader, scope, question),
	};
}

/**
 * Figures by municipality of the indicators that a map is drawn of: headline ones and counts of municipalities, unless
 * their parts are drawn anyway, as far as they have a place at all.
 */
export async function listWhere(
	reader: Reader,
	scope: Scope,
	question: WindowQuestion,
	indicators: readonly IndicatorProgress[],
): Promise<PlacesAnswer[]> {
	const drawn = indicators.filter(
		({ headline, calculation, reached }) =>
			reached !== null && (calculation === 'distinct' || (headline && calculation === 'sum')),
	);
	const answers: PlacesAnswer[] = [];
	for (const { code } of drawn) {
		const answer = await listPlaceFigures(reader, scope, { ...question, indicator: code, level: 3 });
		if (answer && answer.places.length > 0) answers.push(answer);
	}
	return answers;
}
