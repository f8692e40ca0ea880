/** What a plan is set up in: the hub of a plan lists them, to whoever may do what each is for. */
import type { Action } from '#lib/access/permission.ts';
import { importAddress, manageAddress, manageSurveysAddress, setUpAddress } from '#lib/i18n/address.ts';
import { m } from '#lib/paraglide/messages.js';

interface Part {
	readonly title: () => string;
	/** What it is good for, in a sentence. */
	readonly sentence: () => string;
	/** Who may do this, may open it. */
	readonly action: Action;
}

interface PartOfPlan extends Part {
	readonly address: (plan: string) => string;
}

interface PartOfSector extends Part {
	readonly address: (plan: string, sector: string) => string;
}

export const PARTS_OF_PLAN: readonly PartOfPlan[] = [
	{
		title: m.setup_settings,
		sentence: m.setup_settings_text,
		action: 'set up plan',
		address: (plan) => setUpAddress(plan, '/settings'),
	},
	{
		title: m.periods_title,
		sentence: m.periods_part_text,
		action: 'set up plan',
		address: (plan) => setUpAddress(plan, '/periods'),
	},
	{
		title: m.nextyear_title,
		sentence: m.nextyear_part_text,
		action: 'set up plan',
		address: (plan) => setUpAddress(plan, '/year'),
	},
	{
		title: m.copy_title,
		sentence: m.copy_part_text,
		action: 'set up plan',
		address: (plan) => setUpAddress(plan, '/copy'),
	},
	{
		title: m.importing_title,
		sentence: m.importing_part_text,
		action: 'import into sector',
		address: importAddress,
	},
	{
		title: m.organisations_title,
		sentence: m.organisations_part_text,
		action: 'set up plan',
		address: (plan) => setUpAddress(plan, '/organisations'),
	},
	{
		title: m.placeset_title,
		sentence: m.placeset_part_text,
		action: 'set up plan',
		address: (plan) => setUpAddress(plan, '/places'),
	},
	{
		title: m.survey_manage_title,
		sentence: m.survey_manage_text,
		action: 'run surveys',
		address: manageSurveysAddress,
	},
	{
		title: m.referral_title,
		sentence: m.referral_part_text,
		action: 'run referrals',
		address: (plan) => setUpAddress(plan, '/referrals'),
	},
	{
		title: m.service_manage_title,
		sentence: m.service_part_text,
		action: 'run services',
		address: (plan) => setUpAddress(plan, '/services'),
	},
	{
		title: m.people_title,
		sentence: m.setup_people_text,
		action: 'invite people',
		address: (plan) => manageAddress('people', plan),
	},
	{
		title: m.publications_title,
		sentence: m.setup_publications_text,
		action: 'read draft',
		address: (plan) => manageAddress('publications', plan),
	},
];

/** Of each sector. `setUpAddress(plan, '/sector/part')` is where they stand. */
export const PARTS_OF_SECTOR: readonly PartOfSector[] = [
	{
		title: m.framework_title,
		sentence: m.framework_part_text,
		action: 'set up sector',
		address: (plan, sector) => setUpAddress(plan, `/${sector}/framework`),
	},
	{
		title: m.expected_title,
		sentence: m.expected_part_text,
		action: 'set up sector',
		address: (plan, sector) => setUpAddress(plan, `/${sector}/participation`),
	},
	{
		title: m.targets_title,
		sentence: m.targets_part_text,
		action: 'set up sector',
		address: (plan, sector) => setUpAddress(plan, `/${sector}/targets`),
	},
	{
		title: m.inneed_title,
		sentence: m.inneed_part_text,
		action: 'set up sector',
		address: (plan, sector) => setUpAddress(plan, `/${sector}/needs`),
	},
	{
		title: m.funding,
		sentence: m.setup_funding_text,
		action: 'set up sector',
		address: (plan, sector) => setUpAddress(plan, `/${sector}/funding`),
	},
	{
		title: m.activityinfo_title,
		sentence: m.activityinfo_part_text,
		action: 'set up sector',
		address: (plan, sector) => setUpAddress(plan, `/${sector}/activityinfo`),
	},
];
