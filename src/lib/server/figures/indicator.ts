/** Everything that the page of one indicator shows. */
import { codeAndName } from '#lib/i18n/codeAndName.ts';
import type {
	IndicatorProgress,
	PartnerActivity,
	PlacesAnswer,
	Reporting,
	SeriesAnswer,
	WindowQuestion,
} from '#lib/figures/answer.ts';
import type { Apart } from '#lib/figures/apart.ts';
import { reportedBehind } from '#lib/figures/indicator.ts';
import type { IndicatorAbout } from '#lib/framework/about.ts';
import type { Lastings } from '#lib/figures/standing.ts';
import { showsAll } from '#lib/plan/scope.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import { addressOf, indicatorTail } from '#lib/i18n/address.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { absent } from '#lib/server/http/allow.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getFramework, type FrameworkIndicator } from '#lib/server/framework/queries/framework.ts';
import { listOutcomesAndOutputs, type FrameworkNode } from '#lib/server/framework/queries/outputs.ts';
import { listApartByCode } from '#lib/server/figures/queries/apart.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getSeries } from '#lib/server/figures/queries/series.ts';

export interface IndicatorPage {
	readonly indicator: IndicatorProgress;
	readonly reports: Reporting;
	/** What is reported and counted in no figure of the window. */
	readonly apart: readonly Apart[];
	readonly series: SeriesAnswer;
	/** Its outcome and, where it has one, its output. */
	readonly nodes: readonly FrameworkNode[];
	/** What of it changes within the plan. */
	readonly lasting: Lastings;
	readonly about: IndicatorAbout;
	/** What it is made of, in order. */
	readonly parts: readonly IndicatorProgress[];
	/** Composites and ratios that it is part of. */
	readonly within: readonly IndicatorProgress[];
	readonly districts: PlacesAnswer;
	readonly municipalities: PlacesAnswer;
	/** Who reported it, or what it is made of, in the quarter. */
	readonly partners: readonly PartnerActivity[];
}

/** Throws 404 with the indicators that there are. */
export async function readIndicator(
	reader: Reader,
	quarter: OpenQuarter,
	code: string,
	question: WindowQuestion,
): Promise<IndicatorPage> {
	const { scope } = quarter;
	const { indicators, reports } = await getProgress(reader, scope, { ...question, compare: true });
	const indicator = indicators.find((one) => one.code === code) ?? noIndicator(quarter, indicators);
	const series = await getSeries(reader, scope, code);
	const districts = await listPlaceFigures(reader, scope, { ...question, indicator: code, level: 2 });
	const municipalities = await listPlaceFigures(reader, scope, { ...question, indicator: code, level: 3 });
	if (!series || !districts || !municipalities) noIndicator(quarter, indicators);
	const nodes = await listOutcomesAndOutputs(reader, scope);
	// What tells partners apart, and what stands beside the figure, is a breakdown of it.
	const activities = showsAll(scope) ? (await listPartnerActivities(reader, scope, question)).activities : [];
	const framework = await getFramework(reader, scope.sector.id, question);
	const counted = framework.byCode.get(code) ?? noIndicator(quarter, indicators);
	const sources = new Set(reportedBehind(counted, framework.byId).map((source) => source.code));
	return {
		indicator,
		reports,
		apart: (await listApartByCode(reader, scope, question)).get(code) ?? [],
		series,
		nodes: nodes.filter((node) => node.code === indicator.outcome || node.code === indicator.output),
		about: saidOf(counted),
		lasting: { calculations: counted.calculations, sensitivities: counted.sensitivities },
		parts: indicator.madeOf.flatMap((part) => indicators.find((one) => one.code === part) ?? []),
		within: indicators.filter(({ madeOf }) => madeOf.includes(code)),
		districts,
		municipalities,
		partners: activities.filter((activity) => sources.has(activity.indicator.code)),
	};
}

/** Throws 404 with the indicators that there are. */
export function noIndicator(
	{ scope, period }: OpenQuarter,
	indicators: readonly Pick<IndicatorProgress, 'code' | 'name'>[],
): never {
	absent(
		m.error_no_indicator({ sector: plain(scope.sector.name) }),
		indicators.map((one) => ({
			href: addressOf(scope, period, indicatorTail(one.code)),
			label: codeAndName(one),
		})),
	);
}

/** Publications of before have nothing of it. */
function saidOf({ definition, source, contact, fromQuarter, toQuarter }: FrameworkIndicator): IndicatorAbout {
	return {
		...{ definition: definition ?? null, source: source ?? null, contact: contact ?? null },
		...{ fromQuarter: fromQuarter ?? null, toQuarter: toQuarter ?? null },
	};
}
