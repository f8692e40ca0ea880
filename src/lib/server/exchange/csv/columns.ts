/**
 * The columns of every file, in their order, with the HXL tag of each (core dictionary 1.1). Source:
 * docs/exchange.md, Bundle.
 */
import { TRANSLATIONS } from '#lib/plan/text.ts';

import { DIMENSIONS, dimensionLine } from '#lib/plan/groups.ts';

export interface BundleColumn {
	readonly name: string;
	readonly tag: string;
	/** The file may do without it: as if every cell were empty. */
	readonly optional: boolean;
	/** Written only where something stands in it. */
	readonly spare: boolean;
	/** What its cells name, which a file sent alone may call by name; null: nothing of that sort. */
	readonly names: Names | null;
}

/** One, or several set apart by `;`. */
export type Names = 'place' | 'places' | 'organisation' | 'organisations';

const must = (name: string, tag: string, names: Names | null = null): BundleColumn => ({
	...{ name, tag, names },
	optional: false,
	spare: false,
});
const may = (name: string, tag: string, names: Names | null = null): BundleColumn => ({
	...{ name, tag, names },
	optional: true,
	spare: false,
});
const spare = (name: string, tag: string, names: Names | null = null): BundleColumn => ({
	...{ name, tag, names },
	optional: true,
	spare: true,
});

/** Dimensions that came after the first four, whose columns every file has. */
const FURTHER = DIMENSIONS.filter((dimension) => !dimensionLine(dimension).always).map((dimension) =>
	spare(dimension, dimensionLine(dimension).tag),
);

/** The columns of a text's translations: `name_ar` and so on. */
const translated = (name: string, tag: string, column = spare): BundleColumn[] =>
	TRANSLATIONS.map((language) => column(`${name}_${language}`, `${tag}+i_${language}`));

export const TABLES = {
	'organisations.csv': [
		must('code', '#org+code'),
		must('name', '#org+name'),
		must('type', '#org+type'),
		...translated('name', '#org+name'),
		spare('names_partners', '#org+named+bool'),
		spare('merged_into', '#org+merged+code'),
	],
	'participation.csv': [
		must('partner', '#org+impl+code', 'organisation'),
		must('output', '#output+code'),
		must('from', '#date+start'),
		must('to', '#date+end'),
	],
	'words.csv': [
		must('partner', '#org+impl+code', 'organisation'),
		must('year', '#date+year'),
		must('quarter', '#date+quarter'),
		must('state', '#status'),
		must('output', '#output+code'),
		must('about', '#description+type'),
		must('body', '#description'),
	],
	'places.csv': [
		must('pcode', '#loc+code'),
		must('name', '#loc+name'),
		must('name_ar', '#loc+name+i_ar'),
		must('level', '#loc+level+num'),
		must('parent', '#loc+parent+code'),
		must('lat', '#geo+lat'),
		must('lon', '#geo+lon'),
		must('population', '#population+num'),
		may('kind', '#loc+type'),
		may('aliases', '#loc+name+alt+list'),
		may('shapes', '#geo+code+list'),
		spare('group', '#loc+name+group'),
		// Arabic has its column above: it is older than the others, and no file may do without it.
		spare('later_kinds', '#loc+type+later+list'),
		spare('later_parents', '#loc+parent+code+later+list'),
		spare('merged_into', '#loc+code+merged'),
		...translated('name', '#loc+name').filter(({ name }) => name !== 'name_ar'),
	],
	'framework.csv': [
		must('level', '#indicator+level'),
		must('code', '#indicator+code'),
		must('parent', '#indicator+parent+code'),
		must('name', '#indicator+name'),
		must('unit', '#indicator+unit'),
		must('calculation', '#indicator+calculation'),
		must('parts', '#indicator+parts+list'),
		must('numerator', '#indicator+numerator+code'),
		must('denominator', '#indicator+denominator+code'),
		must('counts_people', '#indicator+people+bool'),
		must('headline', '#indicator+headline+bool'),
		must('required', '#indicator+required+list'),
		may('dimensions', '#indicator+dimensions+list'),
		may('counts', '#indicator+status+counted'),
		may('direction', '#indicator+direction'),
		may('baseline', '#indicator+baseline+num'),
		may('predecessors', '#indicator+previous+list'),
		may('sensitivity', '#indicator+sensitivity'),
		spare('of', '#loc+type+counted+list'),
		spare('closed', '#indicator+closed'),
		spare('names_partners', '#indicator+org+named+bool'),
		spare('later_calculations', '#indicator+calculation+later+list'),
		spare('later_sensitivities', '#indicator+sensitivity+later+list'),
		spare('protects', '#indicator+protected'),
		spare('goes_with', '#indicator+withheld_with+code'),
		...translated('name', '#indicator+name', may),
		may('note', '#description+i_en'),
		...translated('note', '#description', may),
		spare('definition', '#indicator+definition+i_en'),
		...translated('definition', '#indicator+definition'),
		spare('source', '#meta+source+i_en'),
		...translated('source', '#meta+source'),
		spare('contact', '#contact'),
		spare('from', '#date+start'),
		spare('to', '#date+end'),
		spare('position', '#indicator+order+num'),
	],
	'targets.csv': [
		must('indicator', '#indicator+code'),
		must('year', '#date+year'),
		must('quarter', '#date+quarter'),
		must('place', '#loc+code', 'place'),
		must('cohort', '#population+type'),
		must('sex', '#population+sex'),
		must('target', '#targeted+num'),
		may('from_quarter', '#date+quarter+start'),
	],
	'needs.csv': [
		must('year', '#date+year'),
		may('cohort', '#population+type'),
		may('sex', '#population+sex'),
		may('place', '#loc+code', 'place'),
		may('in_need', '#inneed+num'),
		may('targeted', '#targeted+num'),
		may('source', '#meta+source'),
	],
	'services.csv': [
		must('code', '#service+code'),
		must('organisation', '#org+impl+code', 'organisation'),
		must('name', '#service+name'),
		...translated('name', '#service+name'),
		must('need', '#service+type'),
		must('reach', '#contact'),
		...translated('reach', '#contact'),
		may('eligibility', '#service+eligibility'),
		...translated('eligibility', '#service+eligibility'),
		may('hours', '#service+hours'),
		...translated('hours', '#service+hours'),
		may('cost', '#service+cost'),
		...translated('cost', '#service+cost'),
		may('languages', '#service+language+list'),
		may('districts', '#loc+code+list', 'places'),
		must('confirmed_on', '#date+confirmed'),
		may('confirmed_by', '#org+confirmed+type'),
	],
	'referrals.csv': [
		must('month', '#date+month'),
		must('from_sector', '#sector+from+code'),
		must('from', '#org+from+code', 'organisation'),
		must('to_sector', '#sector+to+code'),
		may('to', '#org+to+code', 'organisation'),
		may('district', '#loc+code', 'place'),
		may('cohort', '#population+type'),
		may('sex', '#population+sex'),
		may('age', '#population+age'),
		must('status', '#status'),
		must('count', '#reached+num'),
		may('hours', '#time+hours+num'),
	],
	'marks.csv': [
		must('indicator', '#indicator+code'),
		must('year', '#date+year'),
		must('quarter', '#date+quarter'),
		must('reason', '#status+incomplete+reason'),
	],
	'periods.csv': [
		must('year', '#date+year'),
		must('quarter', '#date+quarter'),
		must('opens', '#date+start'),
		must('due', '#date+due'),
		must('locks', '#date+end'),
	],
	'reports.csv': [
		must('partner', '#org+impl+code', 'organisation'),
		must('year', '#date+year'),
		must('quarter', '#date+quarter'),
		must('state', '#status+report'),
		must('activity', '#activity+code'),
		must('indicator', '#indicator+code'),
		must('place', '#loc+code', 'place'),
		must('activity_status', '#status+activity'),
		must('through', '#org+prog+code', 'organisation'),
		must('donor', '#org+funder+code', 'organisations'),
		must('cohort', '#population+type'),
		must('sex', '#population+sex'),
		must('age', '#population+age'),
		must('disability', '#population+disability'),
		must('value', '#indicator+num'),
		must('note', '#description'),
		may('done_in', '#date+occurred'),
		may('tags', '#activity+tag+list'),
		may('appeal', '#activity+appeal+code'),
		spare('also', '#loc+also+code+list', 'places'),
		spare('high', '#indicator+num+high'),
		spare('about', '#indicator+num+about'),
		spare('month', '#date+month'),
		spare('nothing', '#status+nothing+bool'),
		...FURTHER,
	],
	'funding.csv': [
		must('kind', '#value+type'),
		must('year', '#date+year'),
		must('output', '#output+code'),
		must('donor', '#org+funder+code', 'organisation'),
		must('partner', '#org+impl+code', 'organisation'),
		must('status', '#status'),
		must('date', '#date'),
		must('amount', '#value+num'),
		may('currency', '#currency+code'),
		may('usd_rate', '#value+rate+usd'),
		may('id', '#meta+id'),
		may('in_kind', '#value+kind+bool'),
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
