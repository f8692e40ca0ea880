/** Services and counts of referrals for the tiny bundle's plan, each line as an export writes it. */

export const SERVICES = {
	head: 'code,organisation,name,name_ar,need,reach,eligibility,hours,cost,languages,districts,confirmed_on,confirmed_by',
	food: "S2,P1,Food,طعام,food,'+961 1 000000,All,Monday,,ar;en,ZZ11,2024-05-30,organisation",
	law: 'S10,P2,Advice,,legal-aid,Office 1,,,,,,2024-04-01,coordination',
} as const;

export const REFERRALS = {
	head: 'month,from_sector,from,to_sector,to,district,cohort,sex,age,status,count,hours',
	/** What the bundle's sector sent. */
	own: [
		'2024-01,stability,P1,health,P2,ZZ11,,female,,no answer,12,',
		'2024-01,stability,P1,health,P2,ZZ11,,female,,done,3,48',
		'2024-02,stability,P1,water,,,,,,accepted,7,0',
	],
	/** What a sector sent that is none of the plan's. */
	outside: '2024-01,protection,P2,stability,,,,,,no answer,4,',
} as const;

/** Files of a bundle. */
export const services = (...lines: readonly string[]) => ({
	'services.csv': [SERVICES.head, ...lines, ''].join('\n'),
});
export const referrals = (...lines: readonly string[]) => ({
	'referrals.csv': [REFERRALS.head, ...lines, ''].join('\n'),
});
export const BESIDE = {
	...services(SERVICES.law, SERVICES.food),
	...referrals(...REFERRALS.own, REFERRALS.outside),
};
