import { localised, type Localised } from '#lib/plan/text.ts';

/** A text in the three languages. */
export const said = (en: string, fr: string, ar: string): Localised => localised(en, { fr, ar });
