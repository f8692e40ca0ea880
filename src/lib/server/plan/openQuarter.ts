/** What every page of a quarter begins with: the quarter that its address names, and whether strangers see figures. */
import { getLocale } from '#lib/paraglide/runtime.js';
import type { Scope } from '#lib/plan/scope.ts';
import type { OpenQuarter, Period } from '#lib/plan/period.ts';
import { maySeeFigures, rolesOf, type Viewer } from '#lib/access/grant.ts';
import { may } from '#lib/access/permission.ts';
import { dayIn } from '#lib/plan/day.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { addressOf, homeAddress, sectorAddress } from '#lib/i18n/address.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getShownScope, listPeriods, listPlans } from '#lib/server/plan/queries/plans.ts';

/** The parts of a request that decide what it may see. */
export interface Asked {
	readonly params: Readonly<Partial<Record<string, string>>>;
	readonly route: { readonly id: string | null };
	readonly locals: { readonly viewer: Viewer | null; readonly now: Date };
}

/** The sector that the address names. Throws 404 with the sectors that there are, and where nobody may read the route. */
export async function openScope(asked: Asked, reader: Reader): Promise<Scope> {
	const { plan = '', sector = '' } = asked.params;
	const scope = may(rolesOf(asked.locals.viewer), asked.route.id)
		? await getShownScope(reader, plan, sector, asked.locals.viewer, getLocale())
		: undefined;
	if (scope) return scope;
	const plans = await listPlans(reader);
	const links = plans.flatMap(({ plan, sectors }) =>
		sectors.map((sector) => ({
			href: sectorAddress(plan.code, sector.code),
			label: `${plain(plan.name)} · ${plain(sector.name)}`,
		})),
	);
	absent(m.error_no_sector(), links);
}

/** The quarter that the address names. Throws 404 with the quarters that the plan has. */
export async function openQuarter(asked: Asked, reader: Reader): Promise<OpenQuarter> {
	const scope = await openScope(asked, reader);
	const periods = await listShownPeriods(asked, reader, scope);
	const { year, quarter } = asked.params;
	const period = periods.find((one) => `${one.year}` === year && `q${one.quarter}` === quarter);
	if (period) {
		return { scope, period, periods, visible: sees(asked, scope), today: todayIn(asked, scope) };
	}
	absent(
		m.error_no_quarter({ plan: plain(scope.plan.name) }),
		periods.length === 0
			? [{ href: homeAddress(), label: m.all_plans() }]
			: periods.map((one) => ({ href: addressOf(scope, one), label: quarterShort(one) })),
	);
}

/** The plan's quarters; which of them have figures is told only to those who see figures. */
export async function listShownPeriods(asked: Asked, reader: Reader, scope: Scope): Promise<Period[]> {
	const periods = await listPeriods(reader, scope);
	return sees(asked, scope) ? periods : periods.map((period) => ({ ...period, hasFigures: false }));
}

/** The day in the plan's time zone, ISO. */
export function todayIn({ locals }: Asked, { plan }: Scope): string {
	return dayIn(plan.timezone, locals.now);
}

function sees({ locals }: Asked, { plan }: Scope): boolean {
	return maySeeFigures(locals.viewer, plan);
}

/** Opens a quarter for pages and files that are nothing without figures: throws 404 where the reader sees none. */
export async function openFigures(asked: Asked, reader: Reader): Promise<OpenQuarter> {
	const quarter = await openQuarter(asked, reader);
	if (quarter.visible) return quarter;
	absent(m.not_published_title(), [
		{ href: addressOf(quarter.scope, quarter.period), label: quarterShort(quarter.period) },
	]);
}
