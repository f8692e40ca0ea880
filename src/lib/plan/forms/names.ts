/** Names in several languages, as forms send them: `nameEn`, `nameAr`, `nameFr`. */
import { z } from 'zod';
import { LONGEST_CODE, LONGEST_NAME } from '#lib/plan/bounds.ts';
import { localised, type Localised } from '#lib/plan/text.ts';

export const nameLine = z.string().trim().max(LONGEST_NAME);
const needed = nameLine.min(1, 'missing');

export const nameFields = { nameEn: needed, nameAr: nameLine.default(''), nameFr: nameLine.default('') };

export function nameIn(form: Readonly<Record<'nameEn' | 'nameAr' | 'nameFr', string>>): Localised {
	return localised(form.nameEn, { ar: form.nameAr, fr: form.nameFr });
}

/** A code that stands in addresses. */
export const slugField = z
	.string()
	.trim()
	.max(LONGEST_CODE)
	.regex(/^[a-z0-9][a-z0-9-]*$/, 'slug');
