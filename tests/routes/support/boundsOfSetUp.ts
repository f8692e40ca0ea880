import { expectedForm, leaveForm } from '#lib/framework/forms/expected.ts';
import * as framework from '#lib/framework/forms/indicator.ts';
import { copyFrameworkForm } from '#lib/framework/forms/copy.ts';
import * as money from '#lib/funding/forms/entered.ts';
import { nextYearForm, yearForm } from '#lib/plan/forms/nextYear.ts';
import {
	mergeForm,
	organisationForm,
	organisationsForm,
	undoMergeForm,
} from '#lib/plan/forms/organisations.ts';
import { periodForm } from '#lib/plan/forms/periods.ts';
import * as places from '#lib/places/forms/setUp.ts';
import * as setUp from '#lib/plan/forms/setUp.ts';
import type { Case } from './case.ts';

/** What the actions of a plan that is set up are sent, so that one field of it can be over its bound. */
export const SET_UP_BOUNDS: Record<string, Case> = {
	'/manage/new': { form: setUp.foundForm, who: 'administrator' },
	'/manage/[plan]/settings ?/save': {
		form: setUp.settingsForm,
		who: 'administrator',
		fields: () => ({ timezone: 'UTC', pace: 'linear' }),
	},
	'/manage/[plan]/settings ?/sector': { form: setUp.sectorForm, who: 'administrator' },
	'/manage/[plan]/periods ?/set': {
		form: periodForm,
		who: 'administrator',
		fields: () => ({ year: '2022', quarter: '1', opens: '2022-01-02', due: '2024-12-31', locks: '' }),
	},
	'/manage/[plan]/[sector]/framework ?/add': { form: framework.nodeForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/framework ?/copy': { form: copyFrameworkForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/framework ?/rename': {
		form: framework.renameForm,
		who: 'coordinator',
		fields: () => ({ node: 'outcome 1' }),
	},
	'/manage/[plan]/[sector]/framework ?/move': {
		form: framework.moveForm,
		who: 'coordinator',
		fields: () => ({ move: 'up' }),
	},
	'/manage/[plan]/[sector]/framework ?/remove': { form: framework.removeForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/framework/indicator ?/save': {
		form: framework.indicatorForm,
		who: 'coordinator',
		fields: () => ({
			...{ unit: 'people', calculation: 'sum', counts: 'begun', under: 'outcome 1' },
			...{ laterFrom: '', fromQuarter: '', toQuarter: '' },
		}),
	},
	'/manage/[plan]/[sector]/participation ?/save': { form: expectedForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/participation ?/leave': {
		form: leaveForm,
		who: 'coordinator',
		fields: () => ({ partner: 'P1', last: '2024-Q4' }),
	},
	'/manage/[plan]/[sector]/funding ?/require': { form: money.requirementForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/funding ?/give': { form: money.contributionForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/funding ?/remove': { form: money.removeContributionForm, who: 'coordinator' },
	'/manage/[plan]/copy': { form: setUp.copyForm, who: 'administrator' },
	'/manage/[plan]/year ?/next': {
		form: nextYearForm,
		who: 'administrator',
		fields: () => ({ after: '2024' }),
	},
	'/manage/[plan]/year ?/before': { form: yearForm, who: 'administrator', fields: () => ({ year: '2024' }) },
	'/manage/[plan]/year ?/take': { form: yearForm, who: 'administrator', fields: () => ({ year: '2024' }) },
	'/manage/[plan]/places ?/add': { form: places.placeLinesForm, who: 'administrator' },
	'/manage/[plan]/places/[pcode] ?/names': { form: places.placeNamesForm, who: 'administrator' },
	'/manage/[plan]/places/[pcode] ?/stands': { form: places.placeStandsForm, who: 'administrator' },
	'/manage/[plan]/places/[pcode] ?/becomes': { form: places.placeBecomesForm, who: 'administrator' },
	'/manage/[plan]/organisations ?/add': { form: organisationsForm, who: 'administrator' },
	'/manage/[plan]/organisations ?/merge': { form: mergeForm, who: 'administrator' },
	'/manage/[plan]/organisations ?/undo': { form: undoMergeForm, who: 'administrator' },
	'/manage/[plan]/organisations ?/change': {
		form: organisationForm,
		who: 'administrator',
		fields: () => ({ one: 'P1', kind: 'un' }),
	},
};
