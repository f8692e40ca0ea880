/** What every page of a quarter begins with: the quarter that its address names, and whether strangers see figures. */
import { deLocalizeHref, getLocale } from '#lib/paraglide/runtime.js';
import { showsAll, type Scope } from '#lib/plan/scope.ts';
import { askedOn, type OpenQuarter, type Period } from '#lib/plan/period.ts';
import { mayAct, maySeeFigures, rolesOf, type Viewer } from '#lib/access/grant.ts';
import { may } from '#lib/access/permission.ts';
import { dayIn, dayOf } from '#lib/plan/day.ts';
import { splitSegment } from '#lib/plan/edition.ts';
import { quarterShort } from '#lib/i18n/date.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { addressOf, homeAddress, sectorAddress } from '#lib/i18n/address.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listOfQuarter, openEdition, publicationAt } from '#lib/server/publication/queries/edition.ts';
import { listNotices } from '#lib/server/publication/queries/standing.ts';
import { listPublications, standingPublications } from '#lib/server/publication/queries/publications.ts';
import { getShownScope, listPeriods, listPlans } from '#lib/server/plan/queries/plans.ts';

/** The parts of a request that decide what it may see. */
export interface Asked {
	readonly params: Readonly<Partial<Record<string, string>>>;
	readonly url: URL;
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

/**
 * The quarter that the address names. Of a plan that shows strangers what was published it is the publication, for
 * everybody: from then on `reader` answers from there alone. Throws 404 with the quarters that the plan has.
 */
export async function openQuarter(asked: Asked, reader: Reader): Promise<OpenQuarter> {
	const scope = await openScope(asked, reader);
	const periods = await listShownPeriods(asked, reader, scope);
	const { year, quarter } = asked.params;
	const period = periods.find((one) => `${one.year}` === year && `q${one.quarter}` === quarter);
	const today = todayIn(asked, scope);
	if (period)
		return openPeriod(asked, reader, { scope: askedOn(scope, periods, today), period, periods, today });
	absent(
		m.error_no_quarter({ plan: plain(scope.plan.name) }),
		periods.length === 0
			? [{ href: homeAddress(), label: m.all_plans() }]
			: periods.map((one) => ({ href: addressOf(scope, one), label: quarterShort(one, scope.plan) })),
	);
}

type Found = Omit<OpenQuarter, 'visible' | 'withdrawn'>;

async function openPeriod(asked: Asked, reader: Reader, found: Found): Promise<OpenQuarter> {
	const { scope, period } = found;
	const { segment } = splitSegment(deLocalizeHref(asked.url.pathname));
	const seesToday = sees(asked, scope);
	const of = await listOfQuarter(reader, scope.sector.id, period);
	// Today's districts beside what is withheld would tell it: they are for those who are shown small counts.
	const seesLive = seesToday && showsAll(scope);
	if (segment === 'live' ? !seesLive : segment === 'draft' && !mayReadDraft(asked, scope)) absent();
	const publication = segment === 'live' ? undefined : publicationAt(of, segment);
	if (!publication) {
		if (segment !== null && segment !== 'live') absent();
		return { ...found, ...(segment === 'live' && { scope: { ...scope, isLive: true } }), visible: seesToday };
	}
	if (publication.withdrawn) return { ...found, visible: false, withdrawn: publication.withdrawn };
	const missing = () => notInPublication(scope, period);
	const periods = await withPublished(reader, scope, found.periods);
	const edition = await openEdition(reader, scope, of, { publication, segment, missing });
	return {
		...found,
		periods,
		scope: edition,
		notices: await listNotices(reader, scope.sector.id, period),
		visible: true,
		today: dayIn(scope.plan.timezone, new Date(edition.edition.asOf)),
	};
}

function notInPublication(scope: Scope, period: Period): never {
	absent(m.not_in_publication(), [
		{ href: addressOf(scope, period), label: quarterShort(period, scope.plan) },
	]);
}

/** Whether whoever asks may read what is about to be published. */
function mayReadDraft({ locals }: Asked, { plan, sector }: Scope): boolean {
	return mayAct(locals.viewer?.grants ?? [], 'read draft', { planId: plan.id, sectorId: sector.id });
}

/**
 * The plan's quarters; which of them have figures is told only to those who see figures: of a plan that publishes those
 * that stand published.
 */
export async function listShownPeriods(asked: Asked, reader: Reader, scope: Scope): Promise<Period[]> {
	const periods = await listPeriods(reader, scope);
	return sees(asked, scope) ? periods : withPublished(reader, scope, periods);
}

/** Of which quarters something stands published. */
async function withPublished(reader: Reader, scope: Scope, periods: readonly Period[]): Promise<Period[]> {
	const published = standingPublications(await listPublications(reader, scope.sector.id));
	const stands = ({ year, quarter }: Period) =>
		published.some((one) => one.year === year && one.quarter === quarter);
	return periods.map((period) => ({ ...period, hasFigures: stands(period) }));
}

/** The plan's day, ISO. */
export function todayIn({ locals }: Asked, { plan }: Scope): string {
	return dayOf(plan, locals.now);
}

function sees({ locals }: Asked, { plan }: Scope): boolean {
	return maySeeFigures(locals.viewer, plan);
}

/** Opens a quarter for pages and files that are nothing without figures: throws 404 where the reader sees none. */
export async function openFigures(asked: Asked, reader: Reader): Promise<OpenQuarter> {
	const quarter = await openQuarter(asked, reader);
	if (quarter.visible) return quarter;
	absent(m.not_published_title(), [
		{
			href: addressOf(quarter.scope, quarter.period),
			label: quarterShort(quarter.period, quarter.scope.plan),
		},
	]);
}
