/** A figure of a quarter, found for the page that explains it. */
import type { IndicatorLabel, PeopleAnswer, WindowQuestion } from '#lib/figures/answer.ts';
import type { TraceAsked, PeopleAsked, MoneyAsked } from '#lib/figures/trace/asked.ts';
import { countingOf, tracePeople } from '#lib/figures/trace/people.ts';
import { traceGroup, type Trace, type TracedFigure } from '#lib/figures/trace/trace.ts';
import { traceMoney, type MoneyTrace } from '#lib/funding/trace.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { showsAll, type PlanGroup, type Scope } from '#lib/plan/scope.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { getFundingDetail } from '#lib/server/funding/queries/funding.ts';
import { traceAnswer, type TracedAnswer } from './answer.ts';
import { traceIndicator, type Refused, type TracedIndicator } from './indicator.ts';
import { tracePipeline, type TracedPipeline } from './pipeline.ts';

export interface TracedPeople {
	readonly is: 'people';
	readonly trace: Trace;
	readonly group: PlanGroup | null;
	/** All that is shown of it; null where it is withheld, and for a group. */
	readonly people: PeopleAnswer | null;
	/** The indicators that count people, each as it is shown; empty where the figure is withheld, and for a group. */
	readonly counted: readonly (Pick<IndicatorLabel, 'code' | 'name'> & TracedFigure)[];
}

export interface TracedMoney {
	readonly is: 'money';
	readonly money: MoneyTrace;
	/** Null: the whole sector, a donor, or what is not allocated to an output. */
	readonly output: { readonly code: string; readonly name: Localised } | null;
	readonly isUnallocated: boolean;
}

export type Traced = TracedIndicator | TracedPeople | TracedPipeline | TracedMoney | TracedAnswer;

/** Undefined: the plan has no such thing. */
export async function findTraced(
	reader: Reader,
	scope: Scope,
	{ year, quarter }: Quarter,
	asked: TraceAsked,
): Promise<Traced | Refused | undefined> {
	if (asked.figure === 'indicator')
		return traceIndicator(reader, scope, { year, quarter, window: asked.window }, asked);
	if (asked.figure === 'people')
		return ofPeople(reader, scope, { year, quarter, window: asked.window }, asked);
	if (asked.figure === 'pipeline') return tracePipeline(reader, scope, { year, quarter }, asked.indicator);
	if ('answer' in asked) return traceAnswer(reader, scope, asked.answer);
	return ofMoney(reader, scope, year, asked);
}

async function ofPeople(
	reader: Reader,
	scope: Scope,
	question: WindowQuestion,
	{ groups }: PeopleAsked,
): Promise<TracedPeople | Refused | undefined> {
	const named = DIMENSIONS.filter((dimension) => groups[dimension] !== undefined);
	const [dimension, second] = named;
	if (second) return undefined;
	const people = await getPeople(reader, scope, question);
	if (dimension) {
		if (!showsAll(scope)) return 'closed';
		const group = scope.groups.find((one) => one.dimension === dimension && one.code === groups[dimension]);
		if (!group) return undefined;
		const trace = traceGroup(people, dimension, group.code);
		return { is: 'people', trace, group, people: null, counted: [] };
	}
	const { indicators } = await getProgress(reader, scope, { ...question, compare: true });
	const trace = tracePeople(people, indicators);
	const { isWithheld } = trace.figure;
	return {
		...{ is: 'people', trace, group: null, people: isWithheld ? null : people },
		counted: isWithheld
			? []
			: countingOf(people, indicators).map(({ code, name, reached, high, about, withheldFigures }) => ({
					...{ code, name, reached, high, about },
					isWithheld: withheldFigures?.includes('reached') === true,
				})),
	};
}

async function ofMoney(
	reader: Reader,
	scope: Scope,
	year: number,
	asked: MoneyAsked,
): Promise<TracedMoney | undefined> {
	const money = traceMoney(await getFundingDetail(reader, scope, year), asked);
	if (!money) return undefined;
	const nodes = asked.output ? await listOutcomesAndOutputs(reader, scope) : [];
	const output = nodes.find(({ code }) => code === asked.output);
	return {
		...{ is: 'money', money, isUnallocated: asked.output === '' },
		output: output ? { code: output.code, name: output.name } : null,
	};
}
