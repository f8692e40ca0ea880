/** Answers of a sector's queries, and what they would be in another world that looks alike to strangers. */
import type { IsWithheld } from '#lib/disclosure/cell.ts';
import type { IndicatorProgress } from '#lib/figures/answer.ts';
import { STATUSES } from '#lib/figures/progress.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { WINDOWS } from '#lib/plan/quarter.ts';
import { listApartByCode } from '#lib/server/figures/queries/apart.ts';
import { listPartnerActivities } from '#lib/server/figures/queries/partners.ts';
import { getPeople } from '#lib/server/figures/queries/people.ts';
import { getPlace } from '#lib/server/figures/queries/place.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listRecent } from '#lib/server/figures/queries/recent.ts';
import { getSeries } from '#lib/server/figures/queries/series.ts';
import { getDonor } from '#lib/server/funding/queries/donor.ts';
import type { Random } from '../generator/random.ts';
import { QUARTER, type ProtectedDatabase } from './protectedDatabase.ts';

const CODES = ['1.a', '1.b', '1.1.a', '1.1.b', '1.1.c', '1.1.d', '1.1.e', '1.1.f', '1.1.g', '1.1.h'];
const PLACES = ['ZZ', 'Z1', 'Z11', 'Z12', 'Z111', 'ZU', 'ZC'];
const RECENT = 5;

/** Everything that a publication holds of these, as the queries answer it. */
export async function readAll({ ask, scope }: ProtectedDatabase) {
	const windows = await Promise.all(
		WINDOWS.map(async (window) => {
			const asked = { ...QUARTER, window };
			const places = CODES.flatMap((indicator) =>
				([1, 2, 3] as const).map((level) =>
					ask((reader) => listPlaceFigures(reader, scope, { ...asked, indicator, level })),
				),
			);
			return {
				asked,
				progress: await ask((reader) => getProgress(reader, scope, { ...asked, compare: true })),
				people: await ask((reader) => getPeople(reader, scope, asked)),
				apart: await ask((reader) => listApartByCode(reader, scope, asked)),
				places: (await Promise.all(places)).filter((answer) => answer !== undefined),
				at: (
					await Promise.all(PLACES.map((pcode) => ask((reader) => getPlace(reader, scope, pcode, asked))))
				).filter((answer) => answer !== undefined),
				donor: await ask((reader) => getDonor(reader, scope, 'D1', asked)),
			};
		}),
	);
	const series = await Promise.all(CODES.map((code) => ask((reader) => getSeries(reader, scope, code))));
	return {
		windows,
		series: series.filter((answer) => answer !== undefined),
		recent: await ask((reader) => listRecent(reader, scope, { ...QUARTER, count: RECENT })),
		partners: (await ask((reader) => listPartnerActivities(reader, scope, QUARTER))).activities,
	};
}

export type All = Awaited<ReturnType<typeof readAll>>;

/** The answers of another world, in which what strangers are not told is something else, and all that follows from it. */
export function elsewhere(all: All, isWithheld: IsWithheld, random: Random): All {
	const other = <V extends number | null>(value: V): V =>
		value === null ? value : ((1 + random.below(9999)) as V);
	const inProgress = (one: IndicatorProgress, asked: All['windows'][number]['asked']): IndicatorProgress => {
		const cell = { ...asked, indicator: one.code };
		const then = { ...cell, year: cell.year - 1 };
		const [now, before] = [isWithheld(cell), isWithheld(then)];
		const isGroup = (dimension: (typeof DIMENSIONS)[number], code: string | null) =>
			now || isWithheld({ ...cell, group: { dimension, code } });
		const byGroup: Record<string, Record<string, number>> = {};
		const [unknown, known] = [{ ...one.unknown }, { ...one.disaggregationKnown }];
		for (const dimension of DIMENSIONS) {
			const its = Object.entries(one.byGroup[dimension] ?? {});
			// Refugees include those in camps.
			const hides = (code: string) =>
				isGroup(dimension, code) || (code === 'refugee' && isGroup(dimension, 'camped'));
			byGroup[dimension] = Object.fromEntries(
				its.map(([code, value]) => [code, hides(code) ? other(value) : value]),
			);
			if (its.length === 0) delete byGroup[dimension];
			if (!now && (its.length === 0 || !isGroup(dimension, null))) continue;
			unknown[dimension] = other(unknown[dimension]);
			known[dimension] = other(known[dimension]);
		}
		const isPeople = isWithheld({ ...cell, donor: 'D1', partner: 'P1' });
		const lacksPlace = isWithheld({ ...cell, without: 3 });
		return {
			...one,
			byGroup,
			unknown,
			disaggregationKnown: known,
			late: isPeople ? one.late.map((part) => ({ ...part, reached: other(part.reached) })) : one.late,
			withoutPlace: lacksPlace ? other(one.withoutPlace) : one.withoutPlace,
			previous: one.previous && {
				...one.previous,
				reached: before ? other(one.previous.reached) : one.previous.reached,
				...(now || before
					? { change: other(one.previous.change), difference: other(one.previous.difference) }
					: {}),
			},
			...(now
				? {
						reached: other(one.reached),
						share: other(one.share),
						pace: other(one.pace),
						status: random.pick(STATUSES),
						noneReported: other(one.noneReported),
					}
				: {}),
		};
	};
	return {
		windows: all.windows.map(({ asked, progress, people, apart, places, at, donor }) => {
			const hides = (cell: object) => isWithheld({ ...asked, indicator: null, ...cell });
			const kept = (cell: object, value: number | null) => (hides(cell) ? other(value) : value);
			return {
				asked,
				progress: { ...progress, indicators: progress.indicators.map((one) => inProgress(one, asked)) },
				people: {
					...people,
					reached: kept({}, people.reached),
					withoutPlace: kept({ without: 3 }, people.withoutPlace),
					byGroup: Object.fromEntries(
						Object.entries(people.byGroup).map(([dimension, its]) => [
							dimension,
							Object.fromEntries(
								Object.entries(its).map(([code, value]) => {
									const isKept = [code, ...(code === 'refugee' ? ['camped'] : [])].some((one) =>
										hides({ group: { dimension, code: one } }),
									);
									return [code, isKept ? other(value) : value];
								}),
							),
						]),
					),
					unknown: {
						...people.unknown,
						sex: kept({ group: { dimension: 'sex', code: null } }, people.unknown.sex),
						cohort: kept({ group: { dimension: 'cohort', code: null } }, people.unknown.cohort),
					},
				},
				apart: new Map(
					[...apart].map(([code, its]) => [
						code,
						its.map((one) =>
							hides({ indicator: code, donor: 'D1', partner: 'P1' })
								? { ...one, total: other(one.total) }
								: one,
						),
					]),
				),
				places: places.map((answer) => {
					const indicator = answer.indicator.code;
					const isPeople = hides({ indicator, donor: 'D1', partner: 'P1' });
					return {
						...answer,
						reached: kept({ indicator }, answer.reached),
						withoutPlace: kept({ indicator, without: answer.level }, answer.withoutPlace),
						national: isPeople ? other(answer.national) : answer.national,
						unknown: isPeople ? other(answer.unknown) : answer.unknown,
						places: answer.places.map((place) => ({
							...place,
							reached: hides({ indicator, place: place.pcode }) ? other(place.reached) : place.reached,
							partners: hides({ indicator, place: place.pcode }) ? other(place.partners) : place.partners,
						})),
					};
				}),
				at: at.map((answer) => ({
					...answer,
					activities: answer.activities.map((activity) => {
						const here = { indicator: activity.indicator.code, place: answer.place.pcode };
						const above = { ...here, place: answer.place.parent?.pcode };
						return {
							...activity,
							reached: kept(here, activity.reached),
							reachedAbove: kept(above, activity.reachedAbove),
							quarters: activity.quarters.map((value, i) =>
								kept({ ...here, quarter: i + 1, window: 'quarter' }, value),
							),
						};
					}),
				})),
				donor: donor && {
					...donor,
					results: donor.results.map((result) => {
						const indicator = result.indicator.code;
						const isPeople = hides({ indicator, donor: 'D1', partner: 'P1' });
						return {
							...result,
							reached: kept({ indicator, donor: 'D1' }, result.reached),
							whole: kept({ indicator }, result.whole),
							sharedReached: isPeople ? other(result.sharedReached) : result.sharedReached,
						};
					}),
					places: donor.places.map((place) => {
						const isPeople = hides({ indicator: place.indicator.code, donor: 'D1', partner: 'P1' });
						return isPeople ? { ...place, reached: other(place.reached), municipalities: 7 } : place;
					}),
				},
			};
		}),
		series: all.series.map((answer) => ({
			...answer,
			points: answer.points.map((point) => {
				const cell = { indicator: answer.indicator.code, year: point.year, quarter: point.quarter };
				const hides = (window: 'quarter' | 'year-to-date') => isWithheld({ ...cell, window });
				return {
					...point,
					reached: hides('quarter') ? other(point.reached) : point.reached,
					yearToDate: hides('year-to-date') ? other(point.yearToDate) : point.yearToDate,
				};
			}),
		})),
		recent: Object.fromEntries(
			Object.entries(all.recent).map(([indicator, values]) => [
				indicator,
				values.map((value, i) => {
					const index = QUARTER.year * 4 + QUARTER.quarter - RECENT + i;
					const quarter = ((index % 4) + 1) as 1 | 2 | 3 | 4;
					const cell = { indicator, year: Math.floor(index / 4), quarter, window: 'quarter' } as const;
					return isWithheld(cell) ? other(value) : value;
				}),
			]),
		),
		partners: all.partners.map((activity) => {
			const cell = { indicator: activity.indicator.code, ...QUARTER, window: 'quarter' } as const;
			const isKept = isWithheld({
				...cell,
				partner: activity.partner.code,
				place: activity.place?.pcode ?? 'ZZ',
			});
			return isKept && isWithheld({ ...cell, donor: 'D1', partner: 'P1' })
				? { ...activity, reached: other(activity.reached), municipalities: 7 }
				: activity;
		}),
	};
}
