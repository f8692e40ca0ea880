/** What people fear, need and want: by group as far as orders were published. */
import { picked, within, except, type Chosen, type Some } from './draw.ts';
import {
	ALL,
	BLACK_WOMEN,
	DISABLED,
	NOT_DISABLED,
	OTHER_BIPOC_WOMEN,
	OTHER_BLACK,
	OTHERS,
	SILENT,
	TYPES,
	UNLIKELY,
} from './people.ts';

const STAYING = except(OTHERS, UNLIKELY, SILENT);

/** Of black women, other black people, other women of color, and everybody else. */
function byGroup(counts: Readonly<Record<string, readonly [number, number, number, number]>>): Chosen {
	return new Map(
		Object.entries(counts).map(([option, [a, b, c, d]]) => [
			option,
			picked([BLACK_WOMEN, a], [OTHER_BLACK, b], [OTHER_BIPOC_WOMEN, c], [OTHERS, d]),
		]),
	);
}

/** Of the groups of `byGroup`; of everybody else first those who hardly stay. */
function byStaying(option: readonly [number, number, number, number, number]): Some {
	const [a, b, c, unlikely, d] = option;
	const rest = [[UNLIKELY, unlikely] as const, [STAYING, d] as const];
	return picked([BLACK_WOMEN, a], [OTHER_BLACK, b], [OTHER_BIPOC_WOMEN, c], ...rest);
}

export const CONCERN_SHORT = byGroup({
	burnout: [14, 6, 34, 125],
	disconnect: [24, 10, 24, 60],
	entrenched: [10, 5, 14, 50],
	funding: [12, 5, 15, 55],
	sustainability: [8, 5, 12, 40],
});
export const CONCERN_LONG = byGroup({
	burnout: [16, 5, 36, 111],
	disconnect: [8, 5, 12, 40],
	entrenched: [19, 5, 40, 140],
	funding: [20, 12, 20, 50],
	sustainability: [19, 11, 19, 46],
});

/** Support against burnout is told by disability: 34 of 76 and 81 of 270. */
const BURNOUT_SUPPORT = picked(
	[within(DISABLED, UNLIKELY), 6],
	[except(DISABLED, UNLIKELY), 28],
	[within(NOT_DISABLED, UNLIKELY), 18],
	[except(NOT_DISABLED, UNLIKELY), 63],
);
export const NEEDS_SHORT: Chosen = new Map([
	['funding', byStaying([30, 11, 36, 24, 59])],
	['collaboration', byStaying([14, 6, 20, 24, 71])],
	['burnout_support', BURNOUT_SUPPORT],
	['training', byStaying([24, 10, 28, 12, 31])],
	['tools', byStaying([10, 5, 12, 9, 30])],
]);
export const NEEDS_LONG: Chosen = new Map([
	['funding', byStaying([32, 12, 38, 22, 66])],
	['collaboration', byStaying([15, 6, 22, 22, 75])],
	['burnout_support', byStaying([16, 6, 22, 22, 54])],
	['training', byStaying([23, 10, 30, 10, 32])],
	['tools', byStaying([9, 5, 12, 8, 28])],
]);

const LEGISLATIVE = TYPES.get('legislative') ?? new Set<number>();
export const TRAININGS_USEFUL: Chosen = new Map([
	...byGroup({
		relationships: [24, 8, 26, 92],
		power_mapping: [16, 6, 27, 98],
		finding_our_people: [18, 8, 25, 94],
		woc_cohort: [36, 6, 44, 34],
		digital_intro: [10, 5, 15, 60],
	}),
	['strategic_planning', picked([LEGISLATIVE, 92], [except(ALL, LEGISLATIVE), 26])],
]);
