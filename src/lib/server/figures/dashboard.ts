/** Everything that the quarter's dashboard shows, from one moment of the data. */
import type {
	IndicatorProgress,
	PeopleAnswer,
	PlacesAnswer,
	ProgressAnswer,
	RecentFigure,
	WindowQuestion,
} from '#lib/figures/answer.ts';
import type { Apart } from '#lib/figures/apart.ts';
import type { NarrativeSection } from '#lib/publication/narrative.ts';
import type { Scope } from '#lib/plan/scope.ts';
import { calculationOf } from '#lib/figures/calculations.ts';
import { sourcesOf } from '#lib/figures/indicator.ts';
import type { FundingAnswer } from '#lib/funding/answer.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFunding } from '#lib/server/funding/queries/funding.ts';
import { listNarrative } from '#lib/server/publication/queries/narrative.ts';
import { getFramework, type SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { listOutcomesAndOutputs, type FrameworkNode } from '#lib/server/framework/queries/outputs.ts';
import { listApartByCode } from '#lib/server/figures/queries/apart.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listRecent, RECENT_QUARTERS } from '#lib/server/figures/queries/recent.ts';
import { listApprovedPartners } from '#lib/server/figures/queries/reporting.ts';

export interface DashboardQuestion extends WindowQuestion {
	readonly compare: boolean;
}

/** All but the lists of places. */
export interface DashboardFigures {
	readonly progress: ProgressAnswer;
	/** By indicator code: what stands apart from its figure; of the others nothing. */
	readonly apart: ReadonlyMap<string, readonly Apart[]>;
	readonly people: PeopleAnswer;
	readonly funding: FundingAnswer;
	/** By indicator code: the last quarters alone, oldest first. */
	readonly recent: Readonly<Record<string, readonly RecentFigure[]>>;
	readonly nodes: readonly FrameworkNode[];
	readonly narrative: readonly NarrativeSection[];
	/** Those whose approved report stands behind the quarter's own figures. */
	readonly partners: readonly { readonly code: string; readonly name: string }[];
}

export interface Dashboard extends DashboardFigures {
	/** Municipalities of the indicators that are told by place. */
	readonly where: readonly PlacesAnswer[];
	/** Further indicators are told by place on their own pages. */
	readonly hasMoreWhere: boolean;
}

/** So many lists of places a page can carry; each indicator's page has its own. */
const MOST_LISTS = 6;

export async function readDashboard(
	reader: Reader,
	scope: Scope,
	question: DashboardQuestion,
): Promise<Dashboard> {
	const figures = await readFigures(reader, scope, question);
	const { indicators } = figures.progress;
	const framework = await getFramework(reader, scope.sector.id, question);
	return {
		...figures,
		where: await listWhere(reader, scope, question, indicators, MOST_LISTS),
		hasMoreWhere: drawnOf(indicators, framework).length > MOST_LISTS,
	};
}

/** What stored totals answer: it costs the same however many values stand behind it. */
export async function readFigures(
	reader: Reader,
	scope: Scope,
	question: DashboardQuestion,
): Promise<DashboardFigures> {
	return {
		progress: await getProgress(reader, scope, question),
		apart: await listApartByCode(reader, scope, question),
		people: await getPeople(reader, scope, question),
		funding: await getFunding(reader, scope, question.year),
		recent: await listRecent(reader, scope, { ...question, count: RECENT_QUARTERS }),
		nodes: await listOutcomesAndOutputs(reader, scope),
		narrative: await listNarrative(reader, scope, question),
		partners: await listApprovedPartners(reader, scope, question),
	};
}

/**
 * Figures by municipality of what a map is drawn of: the counts of municipalities behind the headline indicators, and
 * headline counts of things, as far as they have a place at all.
 * @param most how many indicators at most
 */
export async function listWhere(
	reader: Reader,
	scope: Scope,
	question: WindowQuestion,
	indicators: readonly IndicatorProgress[],
	most = Infinity,
): Promise<PlacesAnswer[]> {
	const answers: PlacesAnswer[] = [];
	const framework = await getFramework(reader, scope.sector.id, question);
	for (const { code } of drawnOf(indicators, framework)) {
		if (answers.length >= most) break;
		const answer = await listPlaceFigures(reader, scope, { ...question, indicator: code, level: 3 });
		if (answer && answer.places.length > 0) answers.push(answer);
	}
	return answers;
}

function drawnOf(indicators: readonly IndicatorProgress[], framework: SectorFramework): IndicatorProgress[] {
	const byCode = new Map(indicators.map((indicator) => [indicator.code, indicator]));
	const counted = framework.indicators.filter(
		({ headline, calculation }) => headline && !calculationOf(calculation).isFraction,
	);
	const sources = new Set(counted.flatMap((indicator) => sourcesOf(indicator, framework.byId)));
	return [...sources]
		.flatMap(({ code }) => byCode.get(code) ?? [])
		.filter(
			({ headline, countsPlaces, addsUp, unit, reached, withoutPlace }) =>
				(countsPlaces || (headline && addsUp && unit === 'count')) &&
				reached !== null &&
				reached !== withoutPlace,
		);
}
