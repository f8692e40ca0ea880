import { DIMENSIONS, type Dimension } from '#lib/plan/groups.ts';
import type { GroupRow } from '#lib/server/exchange/queries/bundle/reference.ts';

type Entry = readonly [code: string, en: string, ar: string, fr: string, parent?: string];

const ENTRIES: Partial<Record<Dimension, readonly Entry[]>> = {
	sex: [
		['female', 'Women and girls', 'النساء والفتيات', 'Femmes et filles'],
		['male', 'Men and boys', 'الرجال والفتيان', 'Hommes et garçons'],
	],
	cohort: [
		['lebanese', 'Lebanese', 'اللبنانيون', 'Libanais'],
		['displaced_syrian', 'Displaced Syrians', 'النازحون السوريون', 'Syriens déplacés'],
		['palestine_refugee', 'Palestine refugees', 'لاجئو فلسطين', 'Réfugiés de Palestine'],
		[
			'prs',
			'Palestine refugees from Syria',
			'لاجئو فلسطين من سوريا',
			'Réfugiés de Palestine venus de Syrie',
			'palestine_refugee',
		],
		[
			'prl',
			'Palestine refugees in Lebanon',
			'لاجئو فلسطين في لبنان',
			'Réfugiés de Palestine au Liban',
			'palestine_refugee',
		],
		['migrant', 'Migrants', 'المهاجرون', 'Migrants'],
		['other', 'Others', 'آخرون', 'Autres'],
	],
	age: [
		['0-4', '0–4 years', '0–4 سنوات', '0–4 ans'],
		['5-17', '5–17 years', '5–17 سنة', '5–17 ans'],
		['18-59', '18–59 years', '18–59 سنة', '18–59 ans'],
		['60+', '60 years and above', '60 سنة وما فوق', '60 ans et plus'],
	],
	disability: [
		['with', 'Persons with disabilities', 'الأشخاص ذوو الإعاقة', 'Personnes handicapées'],
		['without', 'Persons without disabilities', 'أشخاص من غير ذوي الإعاقة', 'Personnes sans handicap'],
	],
};

/** The groups of a new plan whose plan.json names none. */
export function defaultGroups(): GroupRow[] {
	return DIMENSIONS.flatMap((dimension) =>
		(ENTRIES[dimension] ?? []).map(([code, name, nameAr, nameFr, parent], position) => ({
			dimension,
			code,
			name,
			nameAr,
			nameFr,
			parent: parent ?? null,
			position,
		})),
	);
}
