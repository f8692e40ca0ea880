/** Who answered: 349 people, in groups of the sizes that were published. */
import { dealt, joined, picked, range, within, except, type Chosen } from './draw.ts';

export const RESPONSES = 349;
export const ALL = range(0, RESPONSES);

const BLACK = range(0, 70);
const LATINX = range(66, 105);
const ASIAN = joined(range(64, 66), range(105, 139));
const OTHER_OF_COLOR = range(139, 160);
/** Of whom some are of another group too. */
const WHITE = range(140, RESPONSES);
const OF_COLOR = range(0, 160);

export const WOMEN = joined(range(0, 50), range(70, 96), range(105, 131), range(139, 153), range(160, 292));
const BIPOC_WOMEN = within(WOMEN, OF_COLOR);
/** The groups by which concerns and needs differ. */
export const BLACK_WOMEN = within(BLACK, WOMEN);
export const OTHER_BLACK = except(BLACK, WOMEN);
export const OTHER_BIPOC_WOMEN = except(BIPOC_WOMEN, BLACK);
export const OTHERS = except(ALL, BLACK, BIPOC_WOMEN);

/** Who hardly stays two years: how many was not printed, at least fifty. */
export const UNLIKELY = picked([OTHERS, 54]);
export const DISABLED = picked([UNLIKELY, 12], [except(ALL, UNLIKELY), 64]);
/** Who left the question of disability empty, and that of needs, which was told by it. */
export const SILENT = picked([except(OTHERS, DISABLED, UNLIKELY), 3]);
export const NOT_DISABLED = except(ALL, DISABLED, SILENT);
export const ALUMNI = picked([ALL, 119]);

export const TYPES: Chosen = dealt(ALL, { community: 230, electoral: 205, coalition: 190, legislative: 180 });

export const RACE: Chosen = new Map([
	['black', BLACK],
	['latinx', LATINX],
	['asian', ASIAN],
	['other_of_color', OTHER_OF_COLOR],
	['white', WHITE],
]);
export const SUBGROUP: Chosen = new Map([
	['bipoc_women', BIPOC_WOMEN],
	['black', BLACK],
	['latinx', LATINX],
	['asian', ASIAN],
]);
