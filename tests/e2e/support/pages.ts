/** The pages that every check goes over, without their language. */
export const QUARTER = '/lrp-2024/social-stability/2024/q1';

/** A plan of 1,608 municipalities, each with its shape. */
export const MANY_AREAS = '/voronoi/shelter/2024/q1/map?show=areas';

export const PAGES: readonly { readonly name: string; readonly path: string }[] = [
	{ name: 'plans', path: '/' },
	{ name: 'dashboard', path: QUARTER },
	{ name: 'dashboard of one quarter', path: `${QUARTER}?window=quarter&compare=none` },
	{ name: 'dashboard without figures', path: '/lrp-2024/social-stability/2024/q2' },
	{ name: 'composite indicator', path: `${QUARTER}/indicators/1.b` },
	{ name: 'disaggregated indicator', path: `${QUARTER}/indicators/2.2.b` },
	{ name: 'partners', path: `${QUARTER}/partners` },
	{ name: 'funding', path: `${QUARTER}/funding` },
	{ name: 'funding of which nothing is entered', path: '/lrp-2024/social-stability/2023/q1/funding' },
	{ name: 'donor', path: `${QUARTER}/donors/DD02` },
	{ name: 'donor that only passes on', path: `${QUARTER}/donors/DP11` },
	{ name: 'municipality', path: `${QUARTER}/places/31100` },
	{ name: 'district', path: `${QUARTER}/places/LB51` },
	{ name: 'country', path: `${QUARTER}/places/LB` },
	{ name: 'map', path: `${QUARTER}/map?indicator=2.2.a` },
	{ name: 'shaded map with a place', path: `${QUARTER}/map?indicator=2.2.a&show=areas&level=2&place=LB51` },
	{ name: 'map of many areas', path: `${MANY_AREAS}&patterns=yes` },
	{ name: 'map with places found', path: `${QUARTER}/map?indicator=2.2.a&find=trablous` },
	{ name: 'two quarters compared', path: `${QUARTER}/compare` },
	{ name: 'two districts compared', path: `${QUARTER}/compare?place=LB51&other=LB31` },
	{ name: 'the same compared with itself', path: '/empty/shelter/2024/q1/compare' },
	{ name: 'how figures are computed', path: `${QUARTER}/how` },
	{ name: 'why this number', path: `${QUARTER}/why?figure=indicator&indicator=2.2.b` },
	{ name: 'why this sum of money', path: `${QUARTER}/why?figure=gap` },
	{ name: 'files of a quarter', path: `${QUARTER}/data` },
	{ name: 'referrals that are not published', path: `${QUARTER}/referrals` },
	{ name: 'services of a plan', path: '/services/lrp-2024' },
	{ name: 'services of a need in a district', path: '/services/lrp-2024?need=health&district=LB21' },
	{ name: 'map of services', path: '/services/lrp-2024/map?need=health' },
	{ name: 'plan without services', path: '/services/empty' },
	{ name: 'surveys of a plan', path: '/surveys/lrp-2024' },
	{ name: 'wave of a survey', path: '/surveys/lrp-2024/perception/2024-03' },
	{
		name: 'question of a survey by groups',
		path: '/surveys/lrp-2024/perception/2024-03/services_cause_tension?by=sex',
	},
	{
		name: 'question on a scale, by district',
		path: '/surveys/lrp-2024/perception/2024-03/safe_after_dark?by=district',
	},
	{
		name: 'themes of open answers',
		path: '/surveys/lrp-2024/perception/2024-03/tension_in_own_words?by=sex',
	},
	{ name: 'open survey', path: '/surveys/organizers-2022/needs/2022' },
	{
		name: 'groups too few to show',
		path: '/surveys/organizers-2022/needs/2022/concern_short?by=subgroup',
	},
	{ name: 'plan of surveys alone', path: '/organizers-2022' },
	{ name: 'which publication a hash is of', path: `/verify?sha256=${'0'.repeat(64)}` },
	{ name: 'plan without reports', path: '/empty/shelter/2024/q1' },
	{ name: 'plan that publishes nothing', path: '/hidden/shelter/2024/q1' },
	{ name: 'address that is none', path: `${QUARTER}/nowhere` },
];

export const LANGUAGES = ['en', 'ar', 'fr'] as const;
export type Language = (typeof LANGUAGES)[number];

/** English has no prefix. */
export function inLanguage(path: string, language: Language): string {
	return language === 'en' ? path : `/${language}${path === '/' ? '' : path}`;
}
