import type { WindowQuestion } from '#lib/figures/answer.ts';
import type { Scope, WholeScope } from '#lib/plan/scope.ts';
import type { DonorAnswer, DonorResult, OrganisationLabel } from '#lib/funding/answer.ts';
import { reportedBehind, type Indicator } from '#lib/figures/indicator.ts';
import { windowStart } from '#lib/plan/quarter.ts';
import { fromSmallest } from '#lib/figures/unit.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { textIn } from '#lib/server/database/text.ts';
import { listDonorPlaces } from './donorPlaces.ts';
import { getFramework, labelOf, type SectorFramework } from '#lib/server/framework/queries/framework.ts';
import { getFundingDetail } from './funding.ts';
import { listApart } from '#lib/server/figures/queries/apart.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';

interface Named {
	indicator_id: number;
	activities: number;
	shared: number;
	shared_total: number;
}

/** Whether organisation `o` gives money, as far as anything says so that strangers may see: no draft. */
const GIVES = `(o.type = 'donor' or exists (select 1 from contribution c where c.donor_id = o.id)
	or exists (select 1 from activity_donor d join activity y on y.id = d.activity_id join report r on r.id = y.report_id
		where d.donor_id = o.id and r.counts = 1))`;

/** The code of an organisation that has a page as a donor; null: it gives nothing. */
export async function givingCode(reader: Reader, organisationId: number): Promise<string | null> {
	const [found] = await rows<{ code: string }>(
		reader,
		`select o.code from organisation o where o.id = @organisationId and ${GIVES}`,
		{ organisationId },
	);
	return found?.code ?? null;
}

/**
 * What a donor gave to a sector in a year, and what the approved activities that name it reached in a window. An activity
 * that names two donors is whole with each of them: it counts once in the sector's figure, and is told here as shared.
 * Undefined when no organisation of the plan has the code, or none that gives money.
 */
export const getDonor = recorded(
	{
		part: 'donor',
		key: ({ language }: WholeScope, code: string, { year, quarter, window }: WindowQuestion) => [
			language,
			code,
			year,
			quarter,
			window,
		],
	},
	readDonor,
);

async function readDonor(
	reader: Reader,
	scope: WholeScope,
	asked: string,
	question: WindowQuestion,
): Promise<DonorAnswer | undefined> {
	const [found] = await rows<OrganisationLabel & { id: number; gives: number }>(
		reader,
		`select o.id, o.code, ${textIn('o.name')} as name, o.type, ${GIVES} as gives
		from organisation o where o.id = (select coalesce(m.merged_into_id, m.id) from organisation m
			where m.plan_id = @plan and m.code = @code)`,
		{ plan: scope.plan.id, code: asked, language: scope.language },
	);
	if (!found || found.gives === 0) return undefined;
	// Money is told by the code of the one that stands for itself.
	const { id, code, name, type } = found;
	const framework = await getFramework(reader, scope.sector.id, question);
	const all = await getProgress(reader, scope, question);
	const own = await getProgress(reader, scope, { ...question, filter: { donor: id } });
	const named = await listNamed(reader, scope, id, question);
	const apartOf = await listApart(reader, scope, question, id);
	const whole = new Map(all.indicators.map(({ code, reached }) => [code, reached]));
	const detail = await getFundingDetail(reader, scope, question.year);
	return {
		donor: { code, name, type },
		funding: detail.donors.find(({ donor }) => donor.code === code) ?? null,
		sectorInHand: (detail.received ?? 0) + (detail.carryOver ?? 0),
		...(await countNamed(reader, scope, id, question)),
		contributions: detail.contributions.filter(({ donor }) => donor.code === code),
		results: own.indicators.flatMap(({ code, reached, addsUp }) => {
			const indicator = framework.byCode.get(code);
			const apart = indicator ? apartOf(indicator) : [];
			if (!indicator || (reached === null && apart.length === 0)) return [];
			return {
				indicator: labelOf(indicator, framework),
				reached,
				apart,
				whole: whole.get(code) ?? null,
				...sharedOf(indicator, addsUp, framework, named),
			};
		}),
		places: await listDonorPlaces(reader, scope, id, question),
	};
}

/** By reported indicator: how many counted activities name the donor, how many of them another as well. */
async function listNamed(
	reader: Reader,
	{ sector }: Scope,
	donor: number,
	{ year, quarter, window }: WindowQuestion,
): Promise<Map<number, Named>> {
	const found = await rows<Named>(
		reader,
		`select indicator_id, count(*) as activities, sum(shared) as shared,
			sum(case when shared = 1 then total else 0 end) as shared_total
		from (
			select a.indicator_id, a.total, case when exists (
				select 1 from activity_donor o where o.activity_id = a.activity_id and o.donor_id <> @donor
			) then 1 else 0 end as shared
			from activity_donor n join entry a on a.activity_id = n.activity_id join report r on r.id = a.report_id
				join period p on p.id = r.period_id
			where n.donor_id = @donor and r.sector_id = @sector and r.counts = 1 and a.eligible = 1
				and a.total is not null and p.year = @year and p.quarter between @first and @quarter
		) named group by indicator_id`,
		{ donor, sector: sector.id, year, quarter, first: windowStart(quarter, window) },
	);
	return new Map(found.map((row) => [row.indicator_id, row]));
}

/** Counted activities that name the donor, whatever their indicators, and how many of them name another as well. */
async function countNamed(
	reader: Reader,
	{ sector }: Scope,
	donor: number,
	{ year, quarter, window }: WindowQuestion,
): Promise<Pick<DonorAnswer, 'activities' | 'shared'>> {
	const [found] = await rows<Pick<DonorAnswer, 'activities' | 'shared'>>(
		reader,
		`select count(*) as activities, coalesce(sum(shared), 0) as shared from (
			select distinct n.activity_id, case when exists (
				select 1 from activity_donor o where o.activity_id = n.activity_id and o.donor_id <> @donor
			) then 1 else 0 end as shared
			from activity_donor n join entry a on a.activity_id = n.activity_id join report r on r.id = a.report_id
				join period p on p.id = r.period_id
			where n.donor_id = @donor and r.sector_id = @sector and r.counts = 1 and a.eligible = 1
				and a.total is not null and p.year = @year and p.quarter between @first and @quarter
		) named`,
		{ donor, sector: sector.id, year, quarter, first: windowStart(quarter, window) },
	);
	return found ?? { activities: 0, shared: 0 };
}

function sharedOf(
	indicator: Indicator,
	addsUp: boolean,
	{ byId }: SectorFramework,
	named: ReadonlyMap<number, Named>,
): Pick<DonorResult, 'activities' | 'shared' | 'sharedReached'> {
	const sources = reportedBehind(indicator, byId).flatMap(({ id }) => named.get(id) ?? []);
	const sum = (part: (row: Named) => number) => sources.reduce((all, row) => all + part(row), 0);
	const reached = sum(({ shared_total }) => shared_total);
	return {
		activities: sum(({ activities }) => activities),
		shared: sum(({ shared }) => shared),
		sharedReached: addsUp ? fromSmallest(reached, indicator.unit) : null,
	};
}

/** Donors of a sector in a year, by code: those that gave, and those that an approved report of the year names. */
export const listDonors = recorded(
	{ part: 'donors', key: ({ language }: Scope, year: number) => [language, year] },
	readDonors,
);

async function readDonors(reader: Reader, scope: Scope, year: number): Promise<OrganisationLabel[]> {
	return rows(
		reader,
		`select o.code, ${textIn('o.name')} as name, o.type from organisation o where o.plan_id = @plan and (
			exists (select 1 from contribution c where c.donor_id = o.id and c.sector_id = @sector and c.year = @year)
			or exists (
				select 1 from activity_donor n join entry a on a.activity_id = n.activity_id join report r on r.id = a.report_id
					join period p on p.id = r.period_id
				where n.donor_id = o.id and r.sector_id = @sector and r.counts = 1 and p.year = @year
			)
		) order by o.code`,
		{ plan: scope.plan.id, sector: scope.sector.id, year, language: scope.language },
	);
}
