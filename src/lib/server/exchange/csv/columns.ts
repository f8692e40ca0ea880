/**
 * The columns of every file, in their order, with the HXL tag of each (core dictionary 1.1). Source:
 * docs/exchange.md, Bundle.
 */
import { SENSITIVITIES } from '#lib/disclosure/disclosure.ts';
import { ABOUT } from '#lib/figures/about.ts';
import { EXCHANGED_NAMES } from '#lib/figures/calculations.ts';
import { UNITS } from '#lib/figures/unit.ts';
import { CONTRIBUTION_STATUSES } from '#lib/funding/funding.ts';
import { PLACE_KINDS } from '#lib/places/place.ts';
import { ORGANISATION_TYPES } from '#lib/plan/organisation.ts';
import { TRANSLATIONS } from '#lib/plan/text.ts';
import { REFERRAL_STATUSES } from '#lib/referral/referral.ts';
import { WORDS } from '#lib/report/outputWords.ts';
import { ACTIVITY_STATUSES, COUNTS, REPORT_STATES } from '#lib/report/report.ts';
import { CONFIRMERS, NEEDS } from '#lib/service/service.ts';

import { DIMENSIONS, dimensionLine } from '#lib/plan/groups.ts';

export interface BundleColumn {
	readonly name: string;
	readonly tag: string;
	/** The file may do without it: as if every cell were empty. */
	readonly optional: boolean;
	/** Written only where something stands in it. */
	readonly spare: boolean;
	readonly holds: Holds;
}

/** What stands in a cell: something of a sort, or one of these words. What has several sets them apart by `;`. */
export type Holds = Sort | readonly string[];
export type Sort =
	| ('text' | 'texts' | 'code' | 'codes' | 'day' | 'month' | 'year' | 'quarter' | 'first quarter' | 'yes')
	| ('figure' | 'whole' | 'decimal' | 'money' | 'currency' | 'rate' | 'later' | 'level')
	| ('indicator' | 'indicators' | 'output' | 'dimensions' | 'kinds' | 'group')
	| Names;
export type Names = 'place' | 'places' | 'organisation' | 'organisations';
const NAMES: readonly unknown[] = ['place', 'places', 'organisation', 'organisations'] satisfies Names[];

/** Whether cells name places or organisations, which a file that is sent alone may call by name. */
export function isOfNames(holds: Holds): holds is Names {
	return NAMES.includes(holds);
}

const must = (name: string, tag: string, holds: Holds = 'text'): BundleColumn => ({
	...{ name, tag, holds },
	optional: false,
	spare: false,
});
const may = (name: string, tag: string, holds: Holds = 'text'): BundleColumn => ({
	...{ name, tag, holds },
	optional: true,
	spare: false,
});
const spare = (name: string, tag: string, holds: Holds = 'text'): BundleColumn => ({
	...{ name, tag, holds },
	optional: true,
	spare: true,
});

/** Of rows that say what they are themselves. */
export const FRAMEWORK_LEVELS = ['outcome', 'output', 'indicator'] as const;
export const DIRECTIONS = ['up', 'down'] as const;
export const MONEY_KINDS = ['requirement', 'contribution'] as const;

/** Dimensions that came after the first four, whose columns every file has. */
const FURTHER = DIMENSIONS.filter((dimension) => !dimensionLine(dimension).always).map((dimension) =>
	spare(dimension, dimensionLine(dimension).tag, 'group'),
);

/** The columns of a text's translations: `name_ar` and so on. */
const translated = (name: string, tag: string, column = spare): BundleColumn[] =>
	TRANSLATIONS.map((language) => column(`${name}_${language}`, `${tag}+i_${language}`));

export const TABLES = {
	'organisations.csv': [
		must('code', '#org+code', 'code'),
		must('name', '#org+name'),
		must('type', '#org+type', ORGANISATION_TYPES),
		...translated('name', '#org+name'),
		spare('names_partners', '#org+named+bool', 'yes'),
		spare('merged_into', '#org+merged+code', 'code'),
	],
	'participation.csv': [
		must('partner', '#org+impl+code', 'organisation'),
		must('output', '#output+code', 'output'),
		must('from', '#date+start', 'first quarter'),
		must('to', '#date+end', 'first quarter'),
	],
	'words.csv': [
		must('partner', '#org+impl+code', 'organisation'),
		must('year', '#date+year', 'year'),
		must('quarter', '#date+quarter', 'quarter'),
		must('state', '#status', REPORT_STATES),
		must('output', '#output+code', 'output'),
		must('about', '#description+type', WORDS),
		must('body', '#description'),
	],
	'places.csv': [
		must('pcode', '#loc+code', 'code'),
		must('name', '#loc+name'),
		must('name_ar', '#loc+name+i_ar'),
		must('level', '#loc+level+num', 'level'),
		must('parent', '#loc+parent+code', 'place'),
		must('lat', '#geo+lat', 'decimal'),
		must('lon', '#geo+lon', 'decimal'),
		must('population', '#population+num', 'figure'),
		may('kind', '#loc+type', PLACE_KINDS),
		may('aliases', '#loc+name+alt+list', 'texts'),
		may('shapes', '#geo+code+list', 'codes'),
		spare('group', '#loc+name+group'),
		spare('population_source', '#population+source'),
		spare('population_year', '#population+date+year', 'year'),
		// Arabic has its column above: it is older than the others, and no file may do without it.
		spare('later_kinds', '#loc+type+later+list', 'later'),
		spare('later_parents', '#loc+parent+code+later+list', 'later'),
		spare('merged_into', '#loc+code+merged', 'later'),
		...translated('name', '#loc+name').filter(({ name }) => name !== 'name_ar'),
	],
	'framework.csv': [
		must('level', '#indicator+level', FRAMEWORK_LEVELS),
		must('code', '#indicator+code', 'code'),
		must('parent', '#indicator+parent+code', 'code'),
		must('name', '#indicator+name'),
		must('unit', '#indicator+unit', UNITS),
		must('calculation', '#indicator+calculation', EXCHANGED_NAMES),
		must('parts', '#indicator+parts+list', 'indicators'),
		must('numerator', '#indicator+numerator+code', 'indicator'),
		must('denominator', '#indicator+denominator+code', 'indicator'),
		must('counts_people', '#indicator+people+bool', 'yes'),
		must('headline', '#indicator+headline+bool', 'yes'),
		must('required', '#indicator+required+list', 'dimensions'),
		may('dimensions', '#indicator+dimensions+list', 'dimensions'),
		may('counts', '#indicator+status+counted', COUNTS),
		may('direction', '#indicator+direction', DIRECTIONS),
		may('baseline', '#indicator+baseline+num', 'figure'),
		may('predecessors', '#indicator+previous+list', 'indicators'),
		may('sensitivity', '#indicator+sensitivity', SENSITIVITIES),
		spare('of', '#loc+type+counted+list', 'kinds'),
		spare('closed', '#indicator+closed', 'yes'),
		spare('names_partners', '#indicator+org+named+bool', 'yes'),
		spare('later_calculations', '#indicator+calculation+later+list', 'later'),
		spare('later_sensitivities', '#indicator+sensitivity+later+list', 'later'),
		spare('protects', '#indicator+protected', ['yes', 'no']),
		spare('goes_with', '#indicator+withheld_with+code', 'indicator'),
		...translated('name', '#indicator+name', may),
		may('note', '#description+i_en'),
		...translated('note', '#description', may),
		spare('definition', '#indicator+definition+i_en'),
		...translated('definition', '#indicator+definition'),
		spare('source', '#meta+source+i_en'),
		...translated('source', '#meta+source'),
		spare('contact', '#contact'),
		spare('from', '#date+start', 'first quarter'),
		spare('to', '#date+end', 'first quarter'),
		spare('position', '#indicator+order+num', 'whole'),
	],
	'targets.csv': [
		must('indicator', '#indicator+code', 'indicator'),
		must('year', '#date+year', 'year'),
		must('quarter', '#date+quarter', 'quarter'),
		must('place', '#loc+code', 'place'),
		must('cohort', '#population+type', 'group'),
		must('sex', '#population+sex', 'group'),
		must('target', '#targeted+num', 'figure'),
		may('from_quarter', '#date+quarter+start', 'quarter'),
	],
	'needs.csv': [
		must('year', '#date+year', 'year'),
		may('cohort', '#population+type', 'group'),
		may('sex', '#population+sex', 'group'),
		may('place', '#loc+code', 'place'),
		may('in_need', '#inneed+num', 'figure'),
		may('targeted', '#targeted+num', 'figure'),
		may('source', '#meta+source'),
	],
	'services.csv': [
		must('code', '#service+code', 'code'),
		must('organisation', '#org+impl+code', 'organisation'),
		must('name', '#service+name'),
		...translated('name', '#service+name'),
		must('need', '#service+type', NEEDS),
		must('reach', '#contact'),
		...translated('reach', '#contact'),
		may('eligibility', '#service+eligibility'),
		...translated('eligibility', '#service+eligibility'),
		may('hours', '#service+hours'),
		...translated('hours', '#service+hours'),
		may('cost', '#service+cost'),
		...translated('cost', '#service+cost'),
		may('languages', '#service+language+list', 'codes'),
		may('districts', '#loc+code+list', 'places'),
		must('confirmed_on', '#date+confirmed', 'day'),
		may('confirmed_by', '#org+confirmed+type', CONFIRMERS),
	],
	'referrals.csv': [
		must('month', '#date+month', 'month'),
		must('from_sector', '#sector+from+code', 'code'),
		must('from', '#org+from+code', 'organisation'),
		must('to_sector', '#sector+to+code', 'code'),
		may('to', '#org+to+code', 'organisation'),
		may('district', '#loc+code', 'place'),
		may('cohort', '#population+type', 'group'),
		may('sex', '#population+sex', 'group'),
		may('age', '#population+age', 'group'),
		must('status', '#status', REFERRAL_STATUSES),
		must('count', '#reached+num', 'whole'),
		may('hours', '#time+hours+num', 'whole'),
	],
	'marks.csv': [
		must('indicator', '#indicator+code', 'indicator'),
		must('year', '#date+year', 'year'),
		must('quarter', '#date+quarter', 'quarter'),
		must('reason', '#status+incomplete+reason'),
	],
	'periods.csv': [
		must('year', '#date+year', 'year'),
		must('quarter', '#date+quarter', 'quarter'),
		must('opens', '#date+start', 'day'),
		must('due', '#date+due', 'day'),
		must('locks', '#date+end', 'day'),
	],
	'reports.csv': [
		must('partner', '#org+impl+code', 'organisation'),
		must('year', '#date+year', 'year'),
		must('quarter', '#date+quarter', 'quarter'),
		must('state', '#status+report', REPORT_STATES),
		must('activity', '#activity+code'),
		must('indicator', '#indicator+code', 'indicator'),
		must('place', '#loc+code', 'place'),
		must('activity_status', '#status+activity', ACTIVITY_STATUSES),
		must('through', '#org+prog+code', 'organisation'),
		must('donor', '#org+funder+code', 'organisations'),
		must('cohort', '#population+type', 'group'),
		must('sex', '#population+sex', 'group'),
		must('age', '#population+age', 'group'),
		must('disability', '#population+disability', 'group'),
		must('value', '#indicator+num', 'figure'),
		must('note', '#description'),
		may('done_in', '#date+occurred', 'first quarter'),
		may('tags', '#activity+tag+list', 'texts'),
		may('appeal', '#activity+appeal+code', 'code'),
		spare('also', '#loc+also+code+list', 'places'),
		spare('high', '#indicator+num+high', 'figure'),
		spare('about', '#indicator+num+about', ABOUT),
		spare('month', '#date+month', 'whole'),
		spare('nothing', '#status+nothing+bool', 'yes'),
		...FURTHER,
	],
	'funding.csv': [
		must('kind', '#value+type', MONEY_KINDS),
		must('year', '#date+year', 'year'),
		must('output', '#output+code', 'output'),
		must('donor', '#org+funder+code', 'organisation'),
		must('partner', '#org+impl+code', 'organisation'),
		must('status', '#status', CONTRIBUTION_STATUSES),
		must('date', '#date', 'day'),
		must('amount', '#value+num', 'money'),
		may('currency', '#currency+code', 'currency'),
		may('usd_rate', '#value+rate+usd', 'rate'),
		may('id', '#meta+id'),
		may('in_kind', '#value+kind+bool', 'yes'),
	],
} as const satisfies Record<string, readonly BundleColumn[]>;

export type TableName = keyof typeof TABLES;
/** By which columns rows of other files name a row. */
export const NAMED_BY: { readonly [T in TableName]?: readonly ColumnName<T>[] } = {
	'organisations.csv': ['code'],
	'places.csv': ['pcode'],
	'framework.csv': ['code'],
	'periods.csv': ['year', 'quarter'],
};
export type ColumnName<T extends TableName> = (typeof TABLES)[T][number]['name'];
