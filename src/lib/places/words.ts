import type { PlacesAnswer } from '#lib/figures/answer.ts';
import type { LevelNames } from '#lib/plan/settings.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { PlaceLabel } from './label.ts';
import type { ChoiceGroup } from './choices.ts';
import type { BookPlace, PlaceBook } from './meantPlace.ts';
import type { Level, PlaceKind } from './place.ts';
import { colon, plain, separator } from '#lib/i18n/locale.ts';
import { formatFigure } from '#lib/i18n/number.ts';
import { currentWriting } from '#lib/i18n/writing.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { m } from '#lib/paraglide/messages.js';

const LEVELS: Record<Level, () => string> = {
	0: m.level_country,
	1: m.level_governorate,
	2: m.level_district,
	3: m.level_municipality,
};

/** All places of a level together. @param named what the plan itself calls its levels */
export function levelWords(level: Level, named: LevelNames = currentWriting().levels): string {
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
}: Omit<PlacesAnswer, 'places' | 'presence' | 'withheldPlaces'>): string[] {
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
				? ofLevel(
						3,
						() => m.place_wider_line({ count: figure(wider) }),
						(own) => m.own_none({ ...own, count: figure(wider) }),
					)
				: ofLevel(
						2,
						() => m.place_above_line({ count: figure(wider) }),
						(own) => m.own_above({ ...own, count: figure(wider) }),
					),
		);
	}
	return lines;
}

/** Places whose figures are withheld, by name: any other order would tell of their figures. */
export function withheldByName({ withheldPlaces = [] }: Pick<PlacesAnswer, 'withheldPlaces'>): PlaceLabel[] {
	const { compare } = new Intl.Collator(getLocale());
	return withheldPlaces.toSorted((a, b) => compare(plain(a.name), plain(b.name)));
}

export const KIND_WORDS: Record<PlaceKind, () => string> = {
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
	if (kind !== null && kind !== 'municipality') return KIND_WORDS[kind]();
	return levelWord(level);
}

/** One place of a level, as its plan calls it. */
export function levelWord(level: Level): string {
	return ownWord(level) ?? SINGULAR[level]();
}

const SINGULAR: Record<Level, () => string> = {
	0: m.country,
	1: m.governorate,
	2: m.district,
	3: m.municipality,
};

/** What the plan itself calls one place of a level; undefined: it has no word of its own. */
function ownWord(level: Level): string | undefined {
	const own = level === 0 ? undefined : currentWriting().levelsOne[level];
	return own && plain(own);
}

/** Where a place lies: what is named between its district and it, and what it lies in. Empty: nothing is known. */
export function liesInWords(group: string | undefined, within: Localised | null | undefined): string {
	return [...(group ? [group] : []), ...(within ? [plain(within)] : [])].join(separator());
}

/** What sort of place it is, and where: Municipality · district of the North. The country is the national level. */
export function whereWords({ places }: PlaceBook, place: BookPlace): string {
	if (place.level === 0) return m.place_national();
	const district = place.level > 2 ? places.get(place.district ?? 0) : undefined;
	const governorate = place.level > 1 ? places.get(place.governorate ?? 0) : undefined;
	const of = district
		? withinWords(2, plain(district.name), () => m.place_of_district({ district: plain(district.name) }))
		: governorate &&
			withinWords(1, plain(governorate.name), () =>
				m.place_of_governorate({ governorate: plain(governorate.name) }),
			);
	return [kindWords(place), ...(place.group ? [place.group] : []), ...(of ? [of] : [])].join(' · ');
}

function withinWords(level: Level, name: string, usual: () => string): string {
	const own = ownWord(level);
	return own === undefined ? usual() : own + colon() + name;
}

/**
 * A sentence that speaks of the lowest level, or the one above: of a plan that has a word of its own for it, another, which
 * needs no grammar of that word.
 */
function ofLevel(level: Level, usual: () => string, own: (words: { level: string }) => string): string {
	const word = ownWord(level);
	return word === undefined ? usual() : own({ level: word });
}

/** What stands over choices of a place. */
export const GROUP_TITLES: Record<ChoiceGroup['of'], () => string> = {
	found: m.place_group_found,
	used: m.place_group_used,
	within: () => ofLevel(2, m.place_group_within, m.own_within),
	areas: () => ofLevel(2, m.place_group_areas, m.own_choose),
	governorates: () => ofLevel(1, m.place_group_governorates, m.own_or_whole),
	other: m.place_group_other,
};

/** @param isWithin places of one district are shown */
export function browseWords(isWithin: boolean): string {
	return isWithin
		? ofLevel(2, m.place_browse_back, m.own_browse_back)
		: ofLevel(2, m.place_browse, m.own_browse);
}

/** What names no place, beside a figure. */
export function withoutPlaceWords(count: string): string {
	return ofLevel(
		3,
		() => m.without_place({ count }),
		(own) => m.own_none({ ...own, count }),
	);
}

/** People of whom no figure names a place. */
export function peopleWithoutPlaceWords(count: string): string {
	return ofLevel(
		3,
		() => m.people_only_without_place({ count }),
		(own) => m.own_none({ ...own, count }),
	);
}

/** What the lists of places show. */
export function whereSub(): string {
	return ofLevel(3, m.where_sub, m.own_where_sub);
}

export function allHavePlaceWords(): string {
	return ofLevel(3, m.all_have_place, m.own_all_have_place);
}

/** The part that a place has of the one in which it lies. */
export function shareWords(level: 1 | 2, place: string): string {
	const usual = level === 1 ? m.place_share_governorate : m.place_share_district;
	return ofLevel(
		level,
		() => usual({ place }),
		() => m.place_share({ place }),
	);
}
