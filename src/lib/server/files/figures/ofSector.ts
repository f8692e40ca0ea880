/** Figures of the sector as a whole: reports, people, money. */
import type { FundingAnswer } from '#lib/funding/answer.ts';
import type { PublishedFigure } from '#lib/publication/publishedFigure.ts';
import type { Window } from '#lib/plan/quarter.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import { getFunding, getFundingDetail } from '#lib/server/funding/queries/funding.ts';
import type { FileEdition } from '../edition.ts';
import { groupRows } from './ofIndicators.ts';
import { confidentialIf, rowOf } from './row.ts';

export async function reportRows({ reader, scope, period }: FileEdition): Promise<PublishedFigure[]> {
	const { year, quarter } = period;
	const { expected, approved } = await getReporting(reader, scope, period);
	const said = { year, quarter, window: 'quarter', unit: 'reports' } as const;
	return [
		rowOf({ ...said, figure: 'reports_expected', value: expected }),
		rowOf({ ...said, figure: 'reports_approved', value: approved }),
	];
}

export async function peopleRows(
	{ reader, scope, period: { year, quarter } }: FileEdition,
	window: Window,
): Promise<PublishedFigure[]> {
	const people = await getPeople(reader, scope, { year, quarter, window });
	const said = { year, quarter, window, unit: 'people', indicator: null } as const;
	const { reached, withoutPlace, withheldFigures } = people;
	const isKept = (name: 'reached' | 'withoutPlace') => confidentialIf(withheldFigures?.includes(name));
	return [
		rowOf({ ...said, figure: 'reached', value: reached }, isKept('reached')),
		...(withoutPlace === null && !isKept('withoutPlace')
			? []
			: [rowOf({ ...said, figure: 'without_place', level: 3, value: withoutPlace }, isKept('withoutPlace'))]),
		...groupRows(people, said),
	];
}

const MONEY = {
	required: 'required',
	received: 'received',
	carry_over: 'carryOver',
	committed: 'committed',
	pledged: 'pledged',
	gap: 'gap',
	coverage: 'coverage',
} as const satisfies Record<string, keyof FundingAnswer>;

/** Of the whole year, as far as it was known when the figures were taken: of the sector, then of each output. */
export async function moneyRows({ reader, scope, period }: FileEdition): Promise<PublishedFigure[]> {
	const { year, quarter } = period;
	const rows = (answer: FundingAnswer, output: string | null) =>
		Object.entries(MONEY).flatMap(([figure, field]) => {
			const value = answer[field];
			if (value === null && output !== null) return [];
			const unit = field === 'coverage' ? 'fraction' : 'usd';
			return rowOf({ year, quarter, window: 'year', figure, output, unit, value });
		});
	const { outputs } = await getFundingDetail(reader, scope, year);
	return [
		...rows(await getFunding(reader, scope, year), null),
		...outputs.flatMap((one) => (one.output === null ? [] : rows(one, one.output))),
	];
}
