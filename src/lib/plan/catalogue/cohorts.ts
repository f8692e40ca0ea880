/** Population groups that a plan begins with. It replaces them by naming its own. */
import type { Localised } from '#lib/plan/text.ts';

/** A group in words; `parent` is the code of one before it. */
export type GroupLine = readonly [code: string, name: Localised, parent?: string];

/** Of a plan that is founded: they fit any country. */
export const COHORTS_OF_ANY: readonly GroupLine[] = [
	['host', { en: 'Host community', ar: 'المجتمع المضيف', fr: 'Communauté d’accueil' }],
	['displaced', { en: 'Displaced people', ar: 'النازحون', fr: 'Personnes déplacées' }],
	['refugee', { en: 'Refugees', ar: 'اللاجئون', fr: 'Réfugiés' }],
	['migrant', { en: 'Migrants', ar: 'المهاجرون', fr: 'Migrants' }],
	['other', { en: 'Others', ar: 'آخرون', fr: 'Autres' }],
];

/** Of a bundle whose plan.json names none: those of the plan that bundles were first written for. */
export const COHORTS_OF_BUNDLES: readonly GroupLine[] = [
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
];
