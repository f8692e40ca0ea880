import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { GroupRow } from '#lib/server/exchange/queries/bundle/reference.ts';

type Entry = readonly [code: string, name: Localised, parent?: string];

const ENTRIES: Partial<Record<Dimension, readonly Entry[]>> = {
	sex: [
		['female', { en: 'Women and girls', ar: 'النساء والفتيات', fr: 'Femmes et filles' }],
		['male', { en: 'Men and boys', ar: 'الرجال والفتيان', fr: 'Hommes et garçons' }],
	],
	cohort: [
		['lebanese', { en: 'Lebanese', ar: 'اللبنانيون', fr: 'Libanais' }],
		['displaced_syrian', { en: 'Displaced Syrians', ar: 'النازحون السوريون', fr: 'Syriens déplacés' }],
		['palestine_refugee', { en: 'Palestine refugees', ar: 'لاجئو فلسطين', fr: 'Réfugiés de Palestine' }],
		[
			'prs',
			{
				en: 'Palestine refugees from Syria',
				ar: 'لاجئو فلسطين من سوريا',
				fr: 'Réfugiés de Palestine venus de Syrie',
			},
			'palestine_refugee',
		],
		[
			'prl',
			{
				en: 'Palestine refugees in Lebanon',
				ar: 'لاجئو فلسطين في لبنان',
				fr: 'Réfugiés de Palestine au Liban',
			},
			'palestine_refugee',
		],
		['migrant', { en: 'Migrants', ar: 'المهاجرون', fr: 'Migrants' }],
		['other', { en: 'Others', ar: 'آخرون', fr: 'Autres' }],
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

/** The groups of a new plan whose plan.json names none. */
export function defaultGroups(): GroupRow[] {
	return DIMENSIONS.flatMap((dimension) =>
		(ENTRIES[dimension] ?? []).map(([code, name, parent], position) => ({
			dimension,
			code,
			name,
			parent: parent ?? null,
			position,
		})),
	);
}
