import type { PublishedBridge } from '#lib/publication/bridgeLine.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { readWindow } from '#lib/server/http/choice.ts';
import { readIndicator } from '#lib/server/figures/indicator.ts';
import { findBridge } from '#lib/server/publication/queries/bridge.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const view = { window: readWindow(event.url) };
	return snapshot(event.locals.db, async (reader) => {
		const quarter = await openFigures(event, reader);
		const question = { year: quarter.period.year, quarter: quarter.period.quarter, ...view };
		const bridge = view.window === 'year-to-date' ? await findBridge(reader, quarter.scope) : null;
		return {
			quarter,
			view,
			asked: event.url.searchParams.get('part'),
			bridge: ofIndicator(bridge, event.params.code),
			...(await readIndicator(reader, quarter, event.params.code, question)),
		};
	});
};

/** What a bridge says of one indicator; null: nothing. */
function ofIndicator(bridge: PublishedBridge | null, code: string): PublishedBridge | null {
	const lines = bridge?.lines.filter((line) => line.code === code) ?? [];
	return bridge && lines.length > 0 ? { ...bridge, lines } : null;
}
