/** Everything that the page which explains a figure shows. */
import type { Reporting } from '#lib/figures/answer.ts';
import type { TraceAsked } from '#lib/figures/trace/asked.ts';
import { queryAddress } from '#lib/i18n/whyAddress.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import { m } from '#lib/paraglide/messages.js';
import { addressOf } from '#lib/i18n/address.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import { findTraced, type Traced } from './figure.ts';
import { tracedFigure, readSince, type Since } from './since.ts';

/** Money and what people answered do not come from reports. */
function isReported({ is }: Traced): boolean {
	return is === 'indicator' || is === 'people' || is === 'pipeline';
}

export interface WhyPage {
	readonly traced: Traced;
	/** Of the quarter: whose reports count, and whose do not; null: the figure is made of none. */
	readonly reports: Reporting | null;
	/** Null: nothing was published before, or the figure is withheld. */
	readonly since: Since | null;
	/** What asks for the figure; null: nothing does. */
	readonly query: string | null;
}

/** Throws 404 where the plan has no such figure, or does not show it. */
export async function readWhy(
	reader: Reader,
	{ scope, period }: OpenQuarter,
	asked: TraceAsked,
): Promise<WhyPage> {
	const links = [{ href: addressOf(scope, period), label: quarterShort(period, scope.plan) }];
	const traced = (await findTraced(reader, scope, period, asked)) ?? absent(m.why_no_figure(), links);
	if (traced === 'closed') absent(m.closed_text(), links);
	const level = traced.is === 'indicator' ? traced.place?.level : undefined;
	return {
		traced,
		reports: isReported(traced) ? await getReporting(reader, scope, period) : null,
		since: tracedFigure(traced).isWithheld ? null : await readSince(reader, scope, period, asked),
		query: queryAddress(scope, period, { ...asked, level }),
	};
}
