/** Forms of the places that a plan is set up with. */
import { z } from 'zod';
import { LONGEST_CODE, LONGEST_NAME, LONGEST_PASTE, LONGEST_SENTENCES } from '#lib/plan/bounds.ts';
import { nameFields } from '#lib/plan/forms/names.ts';
import { seenFields, versionField } from '#lib/plan/forms/setUp.ts';
import { parseQuarter } from '#lib/plan/quarter.ts';
import { PLACE_KINDS } from '#lib/places/place.ts';
import { aliasesIn, MOST_ALIASES } from '#lib/places/planPlace.ts';

export const placeLinesForm = z.object({ lines: z.string().max(LONGEST_PASTE).default('') });

/** What a place is called, and what lies between its district and it. */
export const placeNamesForm = z.object({
	version: versionField,
	...nameFields,
	aliases: z
		.string()
		.max(LONGEST_SENTENCES)
		.default('')
		.refine((text) => {
			const names = aliasesIn(text);
			return names.length <= MOST_ALIASES && names.every((name) => name.length <= LONGEST_NAME);
		}, 'too many names'),
	/** Empty: nothing is named. */
	placeGroup: z.string().trim().max(LONGEST_NAME).default(''),
});

/** `2025-Q1`; empty: null. */
const quarterField = z
	.string()
	.max(7)
	.default('')
	.transform((text) => parseQuarter(text) ?? null);

/** What a place is, and what it lies in. */
export const placeStandsForm = z.object({
	version: versionField,
	...seenFields,
	/** Of a place above level 3 it has no meaning. */
	placeKind: z.enum(PLACE_KINDS).optional(),
	/** P-code of what it lies in. */
	within: z.string().trim().max(LONGEST_CODE).default(''),
	/** Null: from the plan's beginning. */
	standsFrom: quarterField,
});

/** What a place becomes part of. */
export const placeBecomesForm = z
	.object({
		version: versionField,
		...seenFields,
		/** P-code; empty: it stays. */
		becomes: z.string().trim().max(LONGEST_CODE).default(''),
		becomesFrom: quarterField,
	})
	.refine(({ becomes, becomesFrom }) => becomes === '' || becomesFrom !== null, {
		message: 'missing',
		path: ['becomesFrom'],
	});
