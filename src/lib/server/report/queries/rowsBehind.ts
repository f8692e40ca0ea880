/** The rows of reports that stand behind a figure, for whoever may review them. Source: docs/rules.md, Why this number. */
import type { About } from '#lib/figures/about.ts';
import type { WindowQuestion } from '#lib/figures/answer.ts';
import { reportedBehind } from '#lib/figures/indicator.ts';
import { fromSmallest, type Unit } from '#lib/figures/unit.ts';
import { quarterIndex, windowStart, type QuarterNumber } from '#lib/plan/quarter.ts';
import type { Scope } from '#lib/plan/scope.ts';
import type { ActivityStatus } from '#lib/report/report.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';
import { getFramework } from '#lib/server/framework/queries/framework.ts';
import { under } from '#lib/server/places/queries/standing.ts';

interface Row {
	readonly report: number;
	readonly partner: string;
	readonly quarter: QuarterNumber;
	readonly indicator: string;
	readonly reference: string | null;
	/** Null: none is named. */
	readonly place: string | null;
	/** Smallest units; null: no total. */
	readonly total: number | null;
	readonly high: number | null;
	readonly about: About | null;
	readonly status: ActivityStatus;
	readonly appeal: string | null;
	/** 1: the report's approved version. */
	readonly approved: number;
	/** 1: it goes into figures once its report is approved. */
	readonly eligible: number;
}

/** A row of a report, its figures in the unit's own numbers. */
export interface RowBehind extends Omit<Row, 'total' | 'approved' | 'eligible' | 'high'> {
	readonly unit: Unit;
	readonly reached: number | null;
	readonly high: number | null;
	readonly isApproved: boolean;
	readonly isEligible: boolean;
}

export interface RowsBehind {
	/** Those that count first, the largest of them first; at most `MOST_ROWS`. */
	readonly rows: readonly RowBehind[];
	readonly hasMore: boolean;
}

/** So many a page lists. */
const MOST_ROWS = 500;

interface RowsQuestion extends WindowQuestion {
	/** Code of the indicator; of one that is made of others, their rows. */
	readonly indicator: string;
	/** Identifier: only what names it or a place below it. */
	readonly place?: number | undefined;
}

/**
 * Of approved reports and of those that wait for it, in the window. Undefined: the sector has no such indicator. Drafts and
 * what was returned are their partners' own.
 */
export async function listRowsBehind(
	reader: Reader,
	{ plan, sector, language }: Scope,
	{ indicator, place, ...question }: RowsQuestion,
): Promise<RowsBehind | undefined> {
	const { year, quarter, window } = question;
	const framework = await getFramework(reader, sector.id, question);
	const asked = framework.byCode.get(indicator);
	if (!asked) return undefined;
	const sources = reportedBehind(asked, framework.byId);
	const found = await rows<Row>(
		reader,
		`select r.id as report, ${textIn('o.name')} as partner, d.quarter, i.code as indicator, w.reference,
			${textIn('p.name')} as place, a.total, a.high, a.about, w.status, w.appeal, r.counts as approved, a.eligible
		from period d cross join report r on r.period_id = d.id cross join entry a on a.report_id = r.id
			cross join activity w on w.id = a.activity_id
			join indicator i on i.id = a.indicator_id
			join organisation o on o.id = r.partner_id
			left join place p on p.id = a.place_id
		where d.plan_id = @plan and d.year = @year and d.quarter between @first and @last and r.sector_id = @sector
			and (r.counts = 1 or r.state = 'submitted')
			and i.code in (select value from json_each(@codes))
			and (@under = 0 or ${under('d')})
		order by r.counts * a.eligible desc, r.counts desc, coalesce(a.total, 0) desc, a.id limit @most`,
		{
			plan: plan.id,
			sector: sector.id,
			language,
			year,
			first: windowStart(quarter, window),
			last: quarter,
			codes: JSON.stringify(sources.map(({ code }) => code)),
			under: place ?? 0,
			by: quarterIndex({ year, quarter }),
			most: MOST_ROWS + 1,
		},
	);
	return {
		rows: found.slice(0, MOST_ROWS).map(({ total, high, approved, eligible, ...row }) => {
			const unit = framework.byCode.get(row.indicator)?.unit ?? 'count';
			return {
				...row,
				unit,
				reached: fromSmallest(total, unit),
				high: fromSmallest(high, unit),
				isApproved: approved === 1,
				isEligible: eligible === 1,
			};
		}),
		hasMore: found.length > MOST_ROWS,
	};
}
