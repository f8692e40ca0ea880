/** The texts of the demonstration's perception survey. */
import type { Localised } from '#lib/plan/text.ts';
import type { Question, QuestionKind } from '#lib/survey/question.ts';
import { DISTRICTS } from './districts.ts';
import { said } from './said.ts';

const choice = (
	key: string,
	kind: QuestionKind,
	label: Localised,
	options: readonly (readonly [name: string, label: Localised, scale?: number])[],
	upTo: number | null = null,
): Question => ({
	key,
	kind,
	label,
	options: options.map(([name, label, scale]) => ({ name, label, ...(scale !== undefined && { scale }) })),
	upTo,
	relevant: null,
});

const UNKNOWN = ['dont_know', said('Don’t know', 'Ne sait pas', 'لا أعرف')] as const;

export const QUESTIONS = {
	tension: choice(
		'services_cause_tension',
		'select_one',
		said(
			'Does competition over services lead to tensions between Lebanese and Syrians?',
			'La concurrence pour les services crée-t-elle des tensions entre Libanais et Syriens ?',
			'هل يؤدي التنافس على الخدمات إلى توترات بين اللبنانيين والسوريين؟',
		),
		[['yes', said('Yes', 'Oui', 'نعم')], ['no', said('No', 'Non', 'لا')], UNKNOWN],
	),
	safety: choice(
		'safe_after_dark',
		'select_one',
		said(
			'How safe do you feel after dark where you live?',
			'Vous sentez-vous en sécurité la nuit là où vous habitez ?',
			'إلى أي مدى تشعر بالأمان ليلاً حيث تسكن؟',
		),
		[
			['very_safe', said('Very safe', 'Tout à fait', 'آمن جداً'), 2],
			['safe', said('Rather safe', 'Plutôt', 'آمن إلى حد ما'), 1],
			['unsafe', said('Rather unsafe', 'Plutôt pas', 'غير آمن إلى حد ما'), -1],
			['very_unsafe', said('Very unsafe', 'Pas du tout', 'غير آمن إطلاقاً'), -2],
		],
	),
	helps: choice(
		'what_helps',
		'select_multiple',
		said(
			'What would help most where you live? Up to three.',
			'Qu’est-ce qui aiderait le plus là où vous habitez ? Trois au plus.',
			'ما الذي يساعد أكثر حيث تسكن؟ ثلاثة خيارات على الأكثر.',
		),
		[
			['work', said('Work', 'Du travail', 'فرص العمل')],
			['electricity', said('Electricity', 'L’électricité', 'الكهرباء')],
			['water', said('Water', 'L’eau', 'المياه')],
			['waste', said('Waste collection', 'Le ramassage des déchets', 'جمع النفايات')],
			['dialogue', said('Talking with each other', 'Le dialogue', 'الحوار')],
		],
		3,
	),
	sex: choice('sex', 'select_one', said('Sex', 'Sexe', 'الجنس'), [
		['female', said('Women', 'Femmes', 'نساء')],
		['male', said('Men', 'Hommes', 'رجال')],
	]),
	age: choice('age_band', 'select_one', said('Age', 'Âge', 'العمر'), [
		['18_34', said('18 to 34', '18 à 34 ans', '18 إلى 34')],
		['35_59', said('35 to 59', '35 à 59 ans', '35 إلى 59')],
		['60', said('60 and more', '60 ans et plus', '60 وما فوق')],
	]),
	words: choice(
		'tension_in_own_words',
		'text',
		said(
			'What leads to tension where you live? In your own words.',
			'Qu’est-ce qui crée des tensions là où vous habitez ? Avec vos propres mots.',
			'ما الذي يسبب التوتر حيث تسكن؟ بكلماتك الخاصة.',
		),
		[],
	),
	district: choice('district', 'select_one', said('District', 'Caza', 'القضاء'), DISTRICTS),
} as const;

export const METHOD = {
	sponsor: said(
		'A United Nations agency (demonstration)',
		'Une agence des Nations Unies (démonstration)',
		'وكالة للأمم المتحدة (بيانات توضيحية)',
	),
	collector: said(
		'A survey institute (demonstration)',
		'Un institut de sondage (démonstration)',
		'معهد استطلاع (بيانات توضيحية)',
	),
	mode: said('Face to face, at home', 'En face à face, à domicile', 'وجهاً لوجه في المنزل'),
	universe: said(
		'Adults who live in Lebanon',
		'Les adultes qui habitent au Liban',
		'البالغون المقيمون في لبنان',
	),
	sampling: said(
		'26 districts as strata, cadastres as first-stage units, one adult of each household',
		'26 districts comme strates, cadastres comme unités du premier degré, un adulte par ménage',
		'26 قضاءً كطبقات، والمناطق العقارية كوحدات أولى، وبالغ واحد من كل أسرة',
	),
	weighting: said(
		'By people of the district and adults of the household',
		'Par la population du district et les adultes du ménage',
		'بحسب سكان القضاء وعدد البالغين في الأسرة',
	),
	consent: said(
		'Asked and given by word; no name was kept',
		'Demandé et donné oralement ; aucun nom n’a été gardé',
		'طُلبت الموافقة وأُعطيت شفهياً، ولم يُحفظ أي اسم',
	),
};

export const NAME = said('Perceptions of tension', 'Perception des tensions', 'تصورات حول التوتر');

export const NAMES = {
	earlier: said('August 2023', 'Août 2023', 'آب/أغسطس 2023'),
	later: said('March 2024', 'Mars 2024', 'آذار/مارس 2024'),
};

export const ORIGINS = {
	earlier: said(
		'Invented: every figure of this wave.',
		'Inventé : tous les chiffres de cette vague.',
		'مُختلق: جميع أرقام هذه الجولة.',
	),
	later: said(
		'Published: that 53 % say competition over services leads to tensions (wave 18 by the text of its source, XVII by its footnote). Invented: every other figure, and all by groups.',
		'Publié : 53 % disent que la concurrence pour les services crée des tensions (vague 18 selon le texte de la source, XVII selon sa note). Inventé : tous les autres chiffres, et tous ceux par groupe.',
		'منشور: 53٪ يقولون إن التنافس على الخدمات يؤدي إلى توترات (الجولة 18 بحسب نص المصدر، والسابعة عشرة بحسب حاشيته). مُختلق: جميع الأرقام الأخرى وكل ما هو بحسب الفئات.',
	),
};
