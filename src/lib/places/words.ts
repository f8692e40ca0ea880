import type { PlacesAnswer } from '#lib/figures/answer.ts';
import type { LevelNames } from '#lib/plan/settings.ts';
import type { PlaceLabel } from './label.ts';
import type { ChoiceGroup } from './choices.ts';
import type { BookPlace, PlaceBook } from './meantPlace.ts';
import type { Level, PlaceKind } from './place.ts';
import { plain } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';

const LEVELS: Record<Level, () => string> = {
	0: m.level_country,
	1: m.level_governorate,
	2: m.level_district,
	3: m.level_municipality,
};

/** @param named what the plan itself calls its levels */
export function levelWords(level: Level, named: LevelNames): string {
	const own = level === 0 ? undefined : named[level];
	return own ? plain(own) : LEVELS[level]();
}

/**
 * What no place of the level has: national and unknown are two lines, and what names only a wider place is a third. The
 * wider ones are told by subtraction only where figures add up.
 */
export function withoutPlaceLines({
	indicator: { unit, addsUp },
	withoutPlace,
	national,
	unknown,
	level,
	withheldFigures,
	isRestInOne,
}: PlacesAnswer): string[] {
	if (withheldFigures?.includes('withoutPlace')) return [m.without_place_withheld()];
	if (!withoutPlace) return [];
	if (isRestInOne) return [m.place_none_line({ count: formatFigure(withoutPlace, unit) })];
	const known = (national ?? 0) + (unknown ?? 0);
	const wider = addsUp ? withoutPlace - known : known === 0 ? withoutPlace : 0;
	const figure = (value: number) => formatFigure(value, unit);
	const lines: string[] = [];
	if (unknown) lines.push(m.place_unknown_line({ count: figure(unknown) }));
	if (national) lines.push(m.place_national_line({ count: figure(national) }));
	if (wider > 0) {
		lines.push(
			level === 3
				? m.place_wider_line({ count: figure(wider) })
				: m.place_above_line({ count: figure(wider) }),
		);
	}
	return lines;
}

/** Places whose figures are withheld, by name: any other order would tell of their figures. */
export function withheldByName({ withheldPlaces = [] }: Pick<PlacesAnswer, 'withheldPlaces'>): PlaceLabel[] {
	return withheldPlaces.toSorted((a, b) => plain(a.name).localeCompare(plain(b.name), getLocale()));
}

const KINDS: Record<PlaceKind, () => string> = {
	municipality: m.kind_municipality,
	union: m.kind_union,
	camp: m.kind_camp,
	gathering: m.kind_gathering,
	village: m.kind_village,
};

/** District; or, at the lowest level, what kind of place it is. */
export function kindWords({
	level,
	kind,
}: {
	readonly level: Level;
	readonly kind: PlaceKind | null;
}): string {
	return kind === null ? SINGULAR[level]() : KINDS[kind]();
}

export function levelWord(level: Level): string {
	return SINGULAR[level]();
}

const SINGULAR: Record<Level, () => string> = {
	0: m.country,
	1: m.governorate,
	2: m.district,
	3: m.municipality,
};

/** What sort of place it is, and where: Municipality · district of Saida. The country is the national level. */
export function whereWords({ places }: PlaceBook, place: BookPlace): string {
	if (place.level === 0) return m.place_national();
	const district = place.level > 2 ? places.get(place.district ?? 0) : undefined;
	const governorate = place.level > 1 ? places.get(place.governorate ?? 0) : undefined;
	const of = district
		? m.place_of_district({ district: plain(district.name) })
		: governorate && m.place_of_governorate({ governorate: plain(governorate.name) });
	return [kindWords(place), ...(of ? [of] : [])].join(' · ');
}

/** What stands over choices of a place. */
export const GROUP_TITLES: Record<ChoiceGroup['of'], () => string> = {
	found: m.place_group_found,
	used: m.place_group_used,
	within: m.place_group_within,
	areas: m.place_group_areas,
	governorates: m.place_group_governorates,
	other: m.place_group_other,
};
