/** What is known of a quarter, out of what the queries answer. */
import type { IndicatorProgress, PeopleAnswer, ProgressAnswer } from '#lib/figures/answer.ts';
import type { PipelineFigure } from '#lib/figures/pipeline.ts';
import type { FundingAnswer } from '#lib/funding/answer.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import { yearBefore, type Quarter, type Window } from '#lib/plan/quarter.ts';
import { localised, type Localised } from '#lib/plan/text.ts';
import type { Unit } from '#lib/figures/unit.ts';
import type { LiveFigure } from '../live.ts';
import type { Counted, FigureRole, KnownFigure, KnownPlace, Knowledge } from './known.ts';

export interface Answers {
	readonly quarter: Quarter;
	/** By window, compared with the year before; of a figure that both tell the first is taken. */
	readonly progress: readonly { readonly window: Window; readonly answer: ProgressAnswer }[];
	readonly people: PeopleAnswer | null;
	readonly funding: FundingAnswer | null;
	readonly pipeline: readonly PipelineFigure[];
	readonly groups: readonly Pick<PlanGroup, 'code' | 'name' | 'dimension'>[];
	readonly places: readonly KnownPlace[];
}

const LIVE: LiveFigure = {
	name: 'reached',
	indicator: null,
	group: null,
	place: null,
	quarter: null,
	window: 'year-to-date',
	against: null,
	style: 'figure',
};
const PEOPLE = localised('people reached', {
	ar: 'الأشخاص الذين جرى الوصول إليهم',
	fr: 'personnes touchées',
});
const MONEY: Readonly<Record<'required' | 'received' | 'gap' | 'coverage', Localised>> = {
	required: localised('funding required', { ar: 'التمويل المطلوب', fr: 'financement requis' }),
	received: localised('funding received', { ar: 'التمويل المستلم', fr: 'financement reçu' }),
	gap: localised('funding gap', { ar: 'فجوة التمويل', fr: 'déficit de financement' }),
	coverage: localised('funding coverage', { ar: 'تغطية التمويل', fr: 'couverture du financement' }),
};

/** Only what is known stands in it. One figure that two windows share stands in it once. */
export function knowledgeOf({
	quarter,
	progress,
	people,
	funding,
	pipeline,
	groups,
	places,
}: Answers): Knowledge {
	const figures = new Map<string, KnownFigure>();
	const keep = (figure: KnownFigure) => {
		const { role, indicator, group, value, name } = figure;
		const key = [role, indicator ?? name.en, group?.code ?? '', value].join(' ');
		if (!figures.has(key)) figures.set(key, figure);
	};
	for (const { window, answer } of progress) {
		for (const indicator of answer.indicators)
			for (const figure of figuresOf(indicator, { ...quarter, window }, { groups, pipeline })) keep(figure);
	}
	for (const figure of ofSector(quarter, people, funding, groups)) keep(figure);
	return { quarter, figures: [...figures.values()], places };
}

function figuresOf(
	indicator: IndicatorProgress,
	{ window, ...quarter }: Quarter & { readonly window: Window },
	{ groups, pipeline }: Pick<Answers, 'groups' | 'pipeline'>,
): KnownFigure[] {
	const { code, output, outcome, name, unit, headline, countsPlaces, isFraction, about, addsUp, madeOf } =
		indicator;
	const counted = isFraction ? 'share' : countedBy(unit, countsPlaces);
	const base = {
		indicator: code,
		output,
		outcome,
		name,
		headline,
		quarter,
		place: null,
		group: null,
		about: null,
	};
	const live = { ...LIVE, window, indicator: code };
	const figure = (role: FigureRole, value: number | null, more: Partial<KnownFigure> = {}): KnownFigure[] =>
		value === null ? [] : [{ ...base, role, counted, value, madeOf: [], isSum: false, live: null, ...more }];
	const { reached, high, target, share, previous, withoutPlace, byGroup } = indicator;
	const ofGroups = groups.flatMap((group) => {
		const value = byGroup[group.dimension]?.[group.code] ?? null;
		const part = value !== null && reached ? value / reached : null;
		return [
			...figure('reached', value, { group, live: { ...live, group: group.code } }),
			...figure('share', part, { group, counted: 'share' }),
		];
	});
	return [
		...figure('reached', reached, { about, madeOf, isSum: addsUp && madeOf.length > 0, live }),
		...figure('reached', high === reached ? null : high),
		...figure('target', target, { live: { ...live, name: 'target' } }),
		...figure('before', previous?.reached ?? null, {
			quarter: yearBefore(quarter),
			live: { ...live, quarter: yearBefore(quarter) },
		}),
		...figure('pipeline', pipeline.find((one) => one.code === code)?.total ?? null, {
			live: { ...LIVE, indicator: code, name: 'pipeline' },
		}),
		...figure('share', share, { counted: 'share', live: { ...live, name: 'share' } }),
		...figure('change', previous?.change ?? null, {
			counted: 'share',
			live: { ...live, name: 'change', against: 'previous-year' },
		}),
		...(countsPlaces || isFraction
			? []
			: figure('without place', withoutPlace === reached ? null : withoutPlace || null)),
		...ofGroups,
	];
}

function countedBy(unit: Unit, countsPlaces: boolean): Counted {
	if (unit === 'percent') return 'share';
	if (unit === 'usd' || unit === 'money' || unit === 'money per person and month') return 'money';
	if (unit === 'people') return 'people';
	if (unit === 'count' || unit === 'households') return countsPlaces ? 'places' : 'things';
	return 'measure';
}

function ofSector(
	quarter: Quarter,
	people: PeopleAnswer | null,
	funding: FundingAnswer | null,
	groups: Answers['groups'],
): KnownFigure[] {
	const base = {
		role: 'sector',
		indicator: null,
		output: null,
		outcome: null,
		headline: true,
		quarter,
		place: null,
	} as const;
	const figure = (
		live: LiveFigure,
		name: Localised,
		counted: Counted,
		value: number | null,
	): KnownFigure[] =>
		value === null
			? []
			: [{ ...base, name, counted, value, about: null, group: null, madeOf: [], isSum: false, live }];
	const money = (['required', 'received', 'gap', 'coverage'] as const).flatMap((name) =>
		figure({ ...LIVE, name }, MONEY[name], name === 'coverage' ? 'share' : 'money', funding?.[name] ?? null),
	);
	const live: LiveFigure = { ...LIVE, name: 'people' };
	const ofGroups = groups.flatMap((group) =>
		figure(
			{ ...live, group: group.code },
			PEOPLE,
			'people',
			people?.byGroup[group.dimension]?.[group.code] ?? null,
		).map((one) => ({ ...one, group })),
	);
	return [...figure(live, PEOPLE, 'people', people?.reached ?? null), ...ofGroups, ...money];
}
