/** The words around a map. */
import { MOST_CIRCLES } from '#lib/maps/circles.ts';
import {
	MAP_FILTERS,
	type MapFilters,
	type MapPlace,
	type MapView,
	type SilentPlace,
} from '#lib/cartography/map.ts';
import type { Apart } from '#lib/figures/apart.ts';
import { apartLine } from '#lib/figures/words/apart.ts';
import type { PlacesAnswer } from '#lib/figures/answer.ts';
import type { YearStart } from '#lib/plan/planYear.ts';
import type { PlanGroup } from '#lib/plan/scope.ts';
import { codeList, colon, isolated, plain, separator } from '#lib/i18n/locale.ts';
import { formatCount, formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { withoutPlaceLines } from '#lib/places/words.ts';

/** So many places that are also served are named; the rest is counted. */
const MOST_NAMED = 12;

interface Told {
	readonly answer: Omit<PlacesAnswer, 'places' | 'presence' | 'withheldPlaces'> & {
		readonly presence: readonly SilentPlace[];
		readonly withheldPlaces?: readonly unknown[] | undefined;
	};
	readonly places: readonly MapPlace[];
	readonly areas: unknown;
	readonly apart: readonly Apart[];
	readonly plan: YearStart;
}

/** What the map does not show, and why. */
export function mapLines({ answer, places, areas, apart, plan }: Told, { show }: MapView): string[] {
	const { notDisaggregated, indicator, withheld } = answer;
	const lines = withheld ? [] : withoutPlaceLines(answer);
	if (notDisaggregated) {
		lines.push(m.map_not_disaggregated({ count: formatFigure(notDisaggregated, indicator.unit) }));
	}
	if (apart.length > 0 && !withheld) lines.push(apartLine(apart, indicator.unit, plan));
	const { presence } = answer;
	if (presence.length > 0) {
		const names = presence.slice(0, MOST_NAMED).map(({ name }) => isolated(plain(name)));
		const rest = presence.length - names.length;
		const list = names.join(separator());
		lines.push(
			rest > 0
				? m.map_presence_more({ places: list, count: rest, rest: formatCount(rest) })
				: m.map_presence({ places: list }),
		);
	}
	const missing = places.filter(({ lat }) => lat === null).length;
	if (missing > 0 && !areas) lines.push(m.map_no_point({ count: missing, places: formatCount(missing) }));
	const drawn = Math.max(areas ? 0 : places.length, presence.length + (answer.withheldPlaces ?? []).length);
	if (drawn > MOST_CIRCLES) lines.push(m.map_most_circles({ most: formatCount(MOST_CIRCLES) }));
	if (withheld) lines.push(m.map_withheld());
	if (show === 'areas' && !areas && !withheld) lines.push(m.map_no_shapes());
	return lines;
}

const FILTERS: Record<keyof MapFilters, () => string> = {
	partner: m.partner,
	donor: m.map_donor,
	cohort: m.dimension_cohort,
	sex: m.dimension_sex,
};

interface Named {
	readonly code: string;
	readonly name: string;
}

/** What the figures are filtered by, by name: Sex: Female. A code where no name is at hand. */
export function filterWords(
	view: MapView,
	groups: readonly PlanGroup[],
	others: { readonly partners: readonly Named[]; readonly donors: readonly Named[] } | null,
): string[] {
	const ofDimension = (dimension: PlanGroup['dimension']) =>
		groups
			.filter((group) => group.dimension === dimension)
			.map(({ code, name }) => ({ code, name: plain(name) }));
	const named: Record<keyof MapFilters, readonly Named[]> = {
		partner: others?.partners ?? [],
		donor: others?.donors ?? [],
		cohort: ofDimension('cohort'),
		sex: ofDimension('sex'),
	};
	return MAP_FILTERS.flatMap((filter) => {
		const code = view[filter];
		if (code === undefined) return [];
		const name = named[filter].find((one) => one.code === code)?.name;
		return [`${FILTERS[filter]()}${colon()}${name === undefined ? codeList([code]) : isolated(name)}`];
	});
}

/** The picture in a sentence. */
export function mapText({ answer, places }: Pick<Told, 'answer' | 'places'>): string {
	const [first, ...others] = places;
	if (!first) return answer.withheld ? m.map_withheld() : m.map_no_figures();
	const largest = others.reduce((one, other) => (other.reached > one.reached ? other : one), first);
	return m.map_text({
		count: places.length,
		places: formatCount(places.length),
		largest: plain(largest.name),
		figure: formatFigure(largest.reached, answer.indicator.unit),
	});
}
