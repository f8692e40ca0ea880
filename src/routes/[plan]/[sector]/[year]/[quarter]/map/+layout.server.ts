import { redirect } from '@sveltejs/kit';
import { env } from '$env/dynamic/public';
import { SentPlaces } from '#lib/cartography/sentPlaces.ts';
import type { MapPoint } from '#lib/cartography/map.ts';
import type { PlaceLabel } from '#lib/places/label.ts';
import { withheldByName } from '#lib/places/words.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { codesTyped, offered } from '#lib/server/cartography/offered.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { unfollowed } from '#lib/server/http/unfollowed.ts';
import { readMapLook } from '#lib/server/cartography/map.ts';
import { readShownMap } from '#lib/server/cartography/shownMap.ts';
import { listCodesOf } from '#lib/server/plan/queries/organisations.ts';
import { openFigures } from '#lib/server/plan/openQuarter.ts';
import { listDrawnLevels } from '#lib/server/places/geometry.ts';
import { listFilterOptions } from '#lib/server/figures/queries/filterOptions.ts';
import { listIndicatorChoices, listOutputChoices } from '#lib/server/framework/queries/indicatorChoices.ts';
import { getReporting } from '#lib/server/figures/queries/reporting.ts';
import type { LayoutServerLoad } from './$types';

/** The figures of the map; which place is looked at is the page's, so that choosing one loads no figures again. */
export const load: LayoutServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { url } = event;
		const still = unfollowed(event);
		/** The address with other parameters. */
		const lead = (better: Readonly<Record<string, string>>): never => {
			const query = new URLSearchParams(still.url.search);
			for (const [name, value] of Object.entries(better)) query.set(name, value);
			redirect(303, `${still.url.pathname}?${query}`);
		};
		const named = async (name: string) => {
			const code = url.searchParams.get(name);
			return code ? listCodesOf(reader, event.params.plan, code) : [];
		};
		// Before a publication stands for the data, which knows the codes of then alone.
		const codes = { partner: await named('partner'), donor: await named('donor') };
		const quarter = await openFigures(still, reader);
		const { scope } = quarter;
		const { partners, donors } = await listFilterOptions(reader, scope);
		const typed = codesTyped(
			(name) => url.searchParams.get(name),
			{ partner: partners, donor: donors },
			codes,
		);
		if (Object.keys(typed).length > 0) lead(typed);
		// Another look at the same figures is the browser's own: it loads nothing for it.
		const look = readMapLook(still.url);
		const { view = null, map = null } = (await readShownMap(reader, quarter, url, look)) ?? {};
		// A form without scripts sends the indicator of before beside another output: the address is to say what is shown.
		const asked = url.searchParams.get('indicator');
		if (view && asked && asked !== view.indicator) lead({ indicator: view.indicator });
		const { PUBLIC_TILE_URL: tiles, PUBLIC_TILE_ATTRIBUTION: attribution = '' } = env;
		return {
			quarter,
			view,
			map: map && {
				...map,
				places: new SentPlaces(map.places, getLocale()),
				silent: new SentPlaces(map.silent, getLocale()),
				answer: {
					...map.answer,
					presence: new SentPlaces(map.answer.presence.map(toPoint), getLocale()),
					withheldPlaces: new SentPlaces(withheldByName(map.answer).map(toPoint), getLocale()),
				},
			},
			options: {
				indicators: await listIndicatorChoices(reader, scope),
				levels: await listDrawnLevels(reader, scope.plan.id),
				outputs: await listOutputChoices(reader, scope),
				partners: offered(partners, view?.partner),
				donors: offered(donors, view?.donor),
			},
			reports: await getReporting(reader, scope, quarter.period),
			tiles: tiles ? { url: tiles, attribution } : null,
		};
	});

/** Without a figure: where it stands, and what it lies in. */
function toPoint({ pcode, name, group, parent, lat, lon }: PlaceLabel): MapPoint {
	return { pcode, name, within: parent?.name ?? null, ...(group !== undefined && { group }), lat, lon };
}
