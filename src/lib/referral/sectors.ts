/** Sectors by the codes that inter-agency files have for them: a plan's own are called as it calls them. */
import type { Localised } from '#lib/plan/text.ts';

const USUAL: ReadonlyMap<string, Localised> = new Map([
	['basic-assistance', { en: 'Basic assistance', ar: 'المساعدات الأساسية', fr: 'Assistance de base' }],
	['child-protection', { en: 'Child protection', ar: 'حماية الطفل', fr: 'Protection de l’enfance' }],
	['education', { en: 'Education', ar: 'التعليم', fr: 'Éducation' }],
	['food-security', { en: 'Food security', ar: 'الأمن الغذائي', fr: 'Sécurité alimentaire' }],
	[
		'gender-based-violence',
		{
			en: 'Gender-based violence',
			ar: 'العنف القائم على النوع الاجتماعي',
			fr: 'Violences basées sur le genre',
		},
	],
	['health', { en: 'Health', ar: 'الصحة', fr: 'Santé' }],
	['livelihoods', { en: 'Livelihoods', ar: 'سبل العيش', fr: 'Moyens de subsistance' }],
	['nutrition', { en: 'Nutrition', ar: 'التغذية', fr: 'Nutrition' }],
	['protection', { en: 'Protection', ar: 'الحماية', fr: 'Protection' }],
	['shelter', { en: 'Shelter', ar: 'المأوى', fr: 'Abris' }],
	['social-stability', { en: 'Social stability', ar: 'الاستقرار الاجتماعي', fr: 'Stabilité sociale' }],
	['water', { en: 'Water and sanitation', ar: 'المياه والصرف الصحي', fr: 'Eau et assainissement' }],
]);

interface Named {
	readonly code: string;
	readonly name: Localised;
}

/** The sectors that a file may name: the plan's own first, and those that inter-agency files have. */
export function knownSectors(own: readonly Named[]): Named[] {
	const usual = [...USUAL].map(([code, name]) => ({ code, name }));
	return [...own, ...usual.filter(({ code }) => !own.some((one) => one.code === code))];
}

/** What a sector is called; one that nobody knows by its code. */
export function sectorName(code: string, own: readonly Named[]): Localised {
	return knownSectors(own).find((one) => one.code === code)?.name ?? { en: code };
}
