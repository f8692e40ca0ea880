/** What people are made to say in their own words: sentences by theme and language, with where they say it left open. All invented. */
import type { Language, Localised } from '#lib/plan/text.ts';
import { said } from './said.ts';

interface SpokenTheme {
	readonly name: Localised;
	/** How often somebody speaks of it, in the earlier wave and in the later one. */
	readonly parts: readonly [earlier: number, later: number];
	readonly sentences: Readonly<Record<Language, readonly string[]>>;
}

/** Stands for one of `PLACES`. */
export const WHERE = '{where}';

export const PLACES: Readonly<Record<Language, readonly string[]>> = {
	en: ['here', 'in our street', 'in our town', 'around the market'],
	fr: ['ici', 'dans notre rue', 'dans notre village', 'près du marché'],
	ar: ['هنا', 'في شارعنا', 'في بلدتنا', 'قرب السوق'],
};

export const SPOKEN_THEMES: readonly SpokenTheme[] = [
	{
		name: said('Too few jobs', 'Trop peu de travail', 'قلة فرص العمل'),
		parts: [24, 28],
		sentences: {
			en: [
				'There are too few jobs {where}, and wages fall for everyone.',
				'People {where} compete for the same day labour.',
				'Shops {where} have closed and young people find no work.',
			],
			fr: [
				'Il y a trop peu de travail {where} et les salaires baissent pour tous.',
				'Tout le monde {where} cherche le même travail à la journée.',
				'Des magasins {where} ont fermé et les jeunes ne trouvent pas de travail.',
			],
			ar: [
				'فرص العمل قليلة {where} والأجور تنخفض للجميع.',
				'الناس {where} يتنافسون على العمل اليومي نفسه.',
				'أُغلقت محلات {where} ولا يجد الشباب عملاً.',
			],
		},
	},
	{
		name: said('Water and electricity', 'Eau et électricité', 'المياه والكهرباء'),
		parts: [22, 20],
		sentences: {
			en: [
				'Water comes twice a week {where} and never to all houses.',
				'Electricity is cut for hours {where}, and the generator is too expensive.',
				'The water pipes {where} are old, and neighbours argue about the pump.',
			],
			fr: [
				'L’eau arrive deux fois par semaine {where}, et jamais dans toutes les maisons.',
				'L’électricité est coupée pendant des heures {where} et le générateur coûte trop cher.',
				'Les tuyaux d’eau {where} sont vieux et les voisins se disputent la pompe.',
			],
			ar: [
				'تصل المياه مرتين في الأسبوع {where} ولا تصل إلى كل البيوت.',
				'تنقطع الكهرباء ساعات طويلة {where} واشتراك المولد غالٍ جداً.',
				'أنابيب المياه {where} قديمة والجيران يختلفون على المضخة.',
			],
		},
	},
	{
		name: said('High rents', 'Loyers élevés', 'ارتفاع الإيجارات'),
		parts: [12, 16],
		sentences: {
			en: [
				'Rents {where} went up and families have to move.',
				'Landlords {where} ask for a rent that nobody earns.',
				'Several families share one flat {where} because rents are so high.',
			],
			fr: [
				'Les loyers {where} ont augmenté et des familles doivent partir.',
				'Les propriétaires {where} demandent un loyer que personne ne gagne.',
				'Plusieurs familles partagent un logement {where} parce que les loyers sont trop hauts.',
			],
			ar: [
				'ارتفعت الإيجارات {where} وتضطر العائلات إلى الرحيل.',
				'أصحاب البيوت {where} يطلبون إيجاراً لا يكسبه أحد.',
				'تتقاسم عائلات عدة شقة واحدة {where} لأن الإيجارات مرتفعة.',
			],
		},
	},
	{
		name: said('Who gets help', 'Qui reçoit de l’aide', 'من يحصل على المساعدة'),
		parts: [16, 14],
		sentences: {
			en: [
				'Some families {where} get assistance and others in need get none.',
				'Nobody {where} understands how the lists for assistance are made.',
				'Assistance comes {where} and no one explains who it is for.',
			],
			fr: [
				'Des familles {where} reçoivent une aide et d’autres, dans le besoin, n’en reçoivent pas.',
				'Personne {where} ne comprend comment sont faites les listes de l’aide.',
				'L’aide arrive {where} et personne n’explique à qui elle est destinée.',
			],
			ar: [
				'بعض العائلات {where} تحصل على المساعدة وغيرها من المحتاجين لا يحصل عليها.',
				'لا أحد {where} يفهم كيف توضع قوائم المساعدة.',
				'تصل المساعدة {where} ولا يشرح أحد لمن هي.',
			],
		},
	},
	{
		name: said('Waste in the streets', 'Déchets dans les rues', 'النفايات في الشوارع'),
		parts: [14, 11],
		sentences: {
			en: [
				'Waste lies {where} for weeks.',
				'The bins {where} overflow and the smell of waste is unbearable in summer.',
				'Nobody collects the waste {where}, and the drains are blocked.',
			],
			fr: [
				'Les déchets restent {where} pendant des semaines.',
				'Les bennes {where} débordent et l’odeur des déchets est insupportable en été.',
				'Personne ne ramasse les déchets {where} et les égouts sont bouchés.',
			],
			ar: [
				'تبقى النفايات {where} أسابيع.',
				'الحاويات {where} تفيض ورائحة النفايات لا تُحتمل في الصيف.',
				'لا أحد يجمع النفايات {where} والمجاري مسدودة.',
			],
		},
	},
	{
		name: said('Rumours', 'Rumeurs', 'الإشاعات'),
		parts: [12, 11],
		sentences: {
			en: [
				'Rumours spread {where} faster than the truth.',
				'Rumours that are posted online make people {where} angry.',
				'Young people {where} argue over rumours on their telephones.',
			],
			fr: [
				'Les rumeurs circulent {where} plus vite que la vérité.',
				'Les rumeurs publiées en ligne mettent les gens {where} en colère.',
				'Les jeunes {where} se disputent à cause de rumeurs lues sur leur téléphone.',
			],
			ar: [
				'تنتشر الإشاعات {where} أسرع من الحقيقة.',
				'الإشاعات على الإنترنت تُغضب الناس {where}.',
				'الشباب {where} يتجادلون بسبب إشاعات يقرؤونها على هواتفهم.',
			],
		},
	},
];

/** What says nothing of the kind, and lies in no theme. */
export const OTHERWISE: Readonly<Record<Language, readonly string[]>> = {
	en: ['We get on well {where}.', 'I would rather not say.'],
	fr: ['On s’entend bien {where}.', 'Je préfère ne pas répondre.'],
	ar: ['نتعايش جيداً {where}.', 'أفضّل ألا أجيب.'],
};
