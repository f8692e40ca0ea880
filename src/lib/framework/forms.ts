/** What the page on which a coordinator works sends of the framework. */
import { z } from 'zod';
import { field } from '#lib/forms/field.ts';
import { LONGEST } from '#lib/report/bounds.ts';
import { targetCellOf } from './targetCell.ts';
import { MOST_CELLS } from './targetGrid.ts';
import { seenIn } from './targetSeen.ts';

const id = z.coerce.number().int().positive();
const words = z.string().max(LONGEST.words).default('');
const mark = {
	plan: id,
	sector: id,
	period: id,
	indicator: id,
	/** Why a quarter that is locked is changed; empty where it is not. */
	correction: words,
};

export const markForm = z.object({ ...mark, reason: z.string().max(LONGEST.mark).default('') });
export const unmarkForm = z.object(mark);

/** Targets as the grid sends them: every cell that it shows, what the person saw, and lines to be read into it. */
const cellText = z.string().max(LONGEST.figure);
export const targetsForm = z.object({
	t: field(
		z
			.record(
				z.string().refine((key) => targetCellOf(key) !== undefined, 'gone'),
				cellText,
			)
			.refine((cells) => Object.keys(cells).length <= MOST_CELLS, 'gone')
			.default({}),
		{ keepsEmpty: true },
	),
	seen: z
		.string()
		.max(LONGEST.lines)
		.refine((text) => seenIn(text) !== undefined, 'gone')
		.default(''),
	lines: z.string().max(LONGEST.lines).default(''),
	correction: words,
});
