/** The texts of the organizers' survey that its questionnaire has not. */
import { localised, type Localised } from '#lib/plan/text.ts';
import { NOT_STATED } from '#lib/survey/method.ts';

const said = (en: string, fr: string, ar: string): Localised => localised(en, { fr, ar });

export const PLAN_NAME = said(
	'Organizers 2022 (a survey alone)',
	'Organisateurs 2022 (une enquête seule)',
	'المنظِّمون 2022 (استطلاع وحده)',
);
export const ORGANIZERS_NAME = said('Needs of organizers', 'Besoins des organisateurs', 'احتياجات المنظِّمين');
export const ORGANIZERS_WAVE = said('Spring 2022', 'Printemps 2022', 'ربيع 2022');

export const ORGANIZERS_METHOD = {
	sponsor: said('A training organisation', 'Un organisme de formation', 'مؤسسة تدريب'),
	collector: said(
		'The same, with at least fifteen partners who passed its links on',
		'Le même, avec au moins quinze partenaires qui ont diffusé ses liens',
		'المؤسسة نفسها مع خمسة عشر شريكاً على الأقل نشروا روابطها',
	),
	mode: said('On a web page', 'Sur une page web', 'على صفحة ويب'),
	universe: said(
		'Organizers who came upon one of the links',
		'Les organisateurs tombés sur l’un des liens',
		'المنظِّمون الذين وصلهم أحد الروابط',
	),
	sampling: said(
		'Nobody was drawn: whoever wished answered',
		'Personne n’a été tiré : qui le voulait répondait',
		'لم يُسحب أحد: أجاب من شاء',
	),
	weighting: null,
	consent: NOT_STATED,
};

export const ORGANIZERS_ORIGIN = said(
	'Made for this demonstration: 349 answers from which every published figure and order comes out. What was printed is marked as published, every other figure as invented.',
	'Fait pour cette démonstration : 349 réponses d’où ressortent tous les chiffres et ordres publiés. Ce qui a été imprimé est marqué publié, tout autre chiffre inventé.',
	'صُنع لهذا العرض: 349 إجابة تعطي كل رقم وترتيب منشور. ما طُبع عُلّم منشوراً، وكل رقم آخر مُختلقاً.',
);
