import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import type { Localised } from '#lib/plan/text.ts';
import { COHORTS_OF_ANY, COHORTS_OF_BUNDLES, type GroupLine } from './cohorts.ts';

const ENTRIES: Partial<Record<Dimension, readonly GroupLine[]>> = {
	sex: [
		['female', { en: 'Women and girls', ar: 'النساء والفتيات', fr: 'Femmes et filles' }],
		['male', { en: 'Men and boys', ar: 'الرجال والفتيان', fr: 'Hommes et garçons' }],
	],
	age: [
		['0-4', { en: '0–4 years', ar: '0–4 سنوات', fr: '0–4 ans' }],
		['5-17', { en: '5–17 years', ar: '5–17 سنة', fr: '5–17 ans' }],
		['18-59', { en: '18–59 years', ar: '18–59 سنة', fr: '18–59 ans' }],
		['60+', { en: '60 years and above', ar: '60 سنة وما فوق', fr: '60 ans et plus' }],
	],
	disability: [
		['with', { en: 'Persons with disabilities', ar: 'الأشخاص ذوو الإعاقة', fr: 'Personnes handicapées' }],
		[
			'without',
			{ en: 'Persons without disabilities', ar: 'أشخاص من غير ذوي الإعاقة', fr: 'Personnes sans handicap' },
		],
	],
};

interface CatalogueGroup {
	readonly dimension: Dimension;
	readonly code: string;
	readonly name: Localised;
	readonly parent: string | null;
	readonly position: number;
}

/** The groups of a plan whose plan.json names none. */
export function defaultGroups(): CatalogueGroup[] {
	return groupsWith(COHORTS_OF_BUNDLES);
}

/** The groups of a plan that is founded. */
export function foundedGroups(): CatalogueGroup[] {
	return groupsWith(COHORTS_OF_ANY);
}

function groupsWith(cohort: readonly GroupLine[]): CatalogueGroup[] {
	const lines = { ...ENTRIES, cohort };
	return DIMENSIONS.flatMap((dimension) =>
		(lines[dimension] ?? []).map(([code, name, parent], position) => ({
			...{ dimension, code, name, parent: parent ?? null, position },
		})),
	);
}
