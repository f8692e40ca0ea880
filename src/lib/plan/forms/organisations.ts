/** Organisations of a plan, as they are pasted and changed. */
import { z } from 'zod';
import { ORGANISATION_TYPES } from '#lib/plan/organisation.ts';
import { ORGANISATION_CODE } from '#lib/plan/organisationLines.ts';
import { LONGEST_CODE, LONGEST_PASTE } from '#lib/plan/bounds.ts';
import { nameFields } from './names.ts';
import { seenFields, tick, versionField } from './setUp.ts';

export const organisationsForm = z.object({ lines: z.string().max(LONGEST_PASTE).default('') });
/** Codes of two that are one. */
export const mergeForm = z.object({
	...seenFields,
	gone: z.string().trim().min(1, 'missing').max(LONGEST_CODE),
	stays: z.string().trim().min(1, 'missing').max(LONGEST_CODE),
});
/** Code of the one that went. */
export const undoMergeForm = z.object({
	...seenFields,
	gone: z.string().trim().min(1, 'missing').max(LONGEST_CODE),
});
export const organisationForm = z
	.object({
		/** Code of the one that is changed. */
		one: z.string().max(LONGEST_CODE).default(''),
		/** The code that it gets; empty: it keeps its own. */
		orgCode: z.string().trim().max(LONGEST_CODE).default(''),
		version: versionField,
		...nameFields,
		kind: z.enum(ORGANISATION_TYPES),
		namesPartners: tick,
	})
	.refine(({ one, orgCode }) => orgCode === '' || orgCode === one || ORGANISATION_CODE.test(orgCode), {
		path: ['orgCode'],
		message: 'framework code',
	});
