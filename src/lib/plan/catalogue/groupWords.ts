/** What people call the groups of most plans, over columns of their own tables, beside the plan's own names. */
import type { Dimension } from '#lib/plan/groups.ts';

/** By dimension, and by the code that most plans give the group. */
export const GROUP_WORDS: {
	readonly [dimension in Dimension]?: Readonly<Record<string, readonly string[]>>;
} = {
	sex: {
		female: [
			...['female', 'females', 'women', 'woman', 'women and girls', 'women & girls', 'f'],
			...['femmes', 'femme', 'féminin', 'femmes et filles'],
			...['إناث', 'الإناث', 'نساء', 'النساء', 'أنثى', 'نساء وفتيات', 'سيدات'],
		],
		male: [
			...['male', 'males', 'men', 'man', 'men and boys', 'men & boys', 'm'],
			...['hommes', 'homme', 'masculin', 'hommes et garçons'],
			...['ذكور', 'الذكور', 'رجال', 'الرجال', 'ذكر', 'رجال وفتيان'],
		],
	},
	cohort: {
		lebanese: [
			...['lebanese', 'leb', 'host community', 'libanais', 'libanaises'],
			...['لبنانيون', 'اللبنانيون', 'لبنانيين', 'لبناني', 'لبنانيات', 'اللبنانيات'],
		],
		displaced_syrian: [
			...['syrian', 'syrians', 'syr', 'displaced syrian', 'displaced syrians', 'syrian refugees'],
			...['syriens', 'syriennes', 'syriens déplacés'],
			...['سوريون', 'السوريون', 'سوريين', 'سوري', 'سوريات', 'السوريات', 'نازحون سوريون', 'النازحون السوريون'],
		],
		palestine_refugee: [
			...['palestinian', 'palestinians', 'palestine refugees', 'palestiniens', 'palestiniennes'],
			...['فلسطينيون', 'الفلسطينيون', 'فلسطينيين', 'فلسطيني', 'فلسطينيات', 'لاجئو فلسطين'],
		],
		prs: ['prs'],
		prl: ['prl'],
		migrant: ['migrant', 'migrants', 'migrantes', 'مهاجرون', 'المهاجرون', 'مهاجرات'],
		other: ['other', 'others', 'autre', 'autres', 'آخرون', 'أخرى', 'غير ذلك'],
	},
	disability: {
		with: ['pwd', 'pwds', 'with disabilities', 'with disability', 'disabled', 'ذوو الإعاقة', 'handicapés'],
		without: ['without disabilities', 'without disability'],
	},
};
