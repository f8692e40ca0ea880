import { mayAct } from '#lib/access/grant.ts';
import { whyAddress } from '#lib/i18n/whyAddress.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import type { LiveFigure } from '#lib/publication/live.ts';
import { whyOfLive } from '#lib/publication/liveWhy.ts';
import type { AskedAnswer } from '#lib/survey/spoken.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { creditsOf, getGround } from '#lib/server/places/geometry.ts';
import { readComparing, readWindow } from '#lib/server/http/choice.ts';
import { readDashboard } from '#lib/server/figures/dashboard.ts';
import { findCollecting } from '#lib/server/figures/queries/landing.ts';
import { unsent } from '#lib/figures/unsent.ts';
import { readLiveSource } from '#lib/server/publication/liveSource.ts';
import { chooseLanguage, renderNarrative } from '#lib/server/publication/renderNarrative.ts';
import { findBridge } from '#lib/server/publication/queries/bridge.ts';
import { openQuarter } from '#lib/server/plan/openQuarter.ts';
import { readPublishedSent } from '#lib/server/referral/publishedSent.ts';
import { listNewestWaves } from '#lib/server/survey/queries/said.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const view = { window: readWindow(event.url), compare: readComparing(event.url) };
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openQuarter(event, reader);
		// Of what was withdrawn nothing is told, and of what is not published what is public by itself.
		const said = quarter.withdrawn ? [] : await listNewestWaves(reader, quarter.scope);
		if (!quarter.visible)
			return { quarter, view, said, dashboard: null, collecting: null, bridge: null, hasSent: false };
		const { year, quarter: number } = quarter.period;
		const question = {
			year,
			quarter: number,
			window: view.window,
			compare: view.compare === 'previous-year',
		};
		const dashboard = await readDashboard(reader, quarter.scope, question);
		const ground = await getGround(reader, quarter.scope.plan.id);
		const texts = chooseLanguage(dashboard.narrative, getLocale());
		const bodies = texts.map(({ body }) => body);
		const { plan, sector, edition } = quarter.scope;
		const subject = { planId: plan.id, sectorId: sector.id };
		// What was published looks alike to everybody.
		const forEditors = !edition && mayAct(event.locals.viewer?.grants ?? [], 'write narrative', subject);
		const source = await readLiveSource(reader, quarter.scope, quarter.period, bodies);
		const whyOf = (live: LiveFigure | AskedAnswer) => {
			const why = whyOfLive(live, quarter.period);
			return why && whyAddress(quarter.scope, quarter.period, why);
		};
		return {
			quarter,
			view,
			said,
			bridge: view.window === 'year-to-date' ? await findBridge(reader, quarter.scope) : null,
			hasSent: ((await readPublishedSent(reader, quarter.scope, quarter.period))?.figures ?? []).length > 0,
			// What is collected since is no part of what was published.
			collecting: edition
				? null
				: await findCollecting(reader, quarter.scope, { ...quarter, shown: quarter.period }),
			dashboard: unsent({
				...dashboard,
				ground,
				credits: creditsOf(ground),
				text: renderNarrative(texts, { source, forEditors, whyOf }),
			}),
		};
	});
};
