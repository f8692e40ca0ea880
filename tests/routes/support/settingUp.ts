/** What is set up of a sector or a plan: what is sent, and what it comes to for whom. */
import { ROLES } from '#lib/access/permission.ts';
import { stampOf } from '#lib/server/plan/index.ts';
import type { Action, Expected, Four, Outcome } from './action.ts';

const forEach = (people: readonly (keyof Expected)[], four: Four): Expected =>
	Object.fromEntries(people.map((one) => [one, four]));
const writers = ['coordinator', 'administrator', 'reviewing partner'] as const;
/** Of the sector as a whole, whosever the quarter is; nothing of what there is not. */
const ofSector = (outcome: Outcome): Expected => forEach(writers, [outcome, outcome, outcome, 'absent']);

const every = (outcome: Outcome): Four => [outcome, outcome, outcome, outcome];
const SIGNED_IN = ['person', ...ROLES, 'reviewing partner', 'other sector'] as const;
const ofPlan = (outcome: Outcome): Expected =>
	forEach(['administrator'], [outcome, outcome, outcome, 'absent']);

export const SETTING_UP: Record<string, Action> = {
	'/manage/new': {
		expected: { ...forEach(SIGNED_IN, every('refused')), administrator: every('done') },
		fields: () => ({
			...{ slug: 'new-plan', nameEn: 'New', currency: 'USD', firstYear: '2025', lastYear: '2025' },
			...{ sectorSlug: 'water', sectorName: 'Water', pcode: 'ZZ', country: 'Z' },
		}),
	},
	// What was seen is missing: with it, `changeSettings.test.ts`.
	'/manage/[plan]/settings ?/save': {
		expected: ofPlan('refused'),
		fields: () => ({ nameEn: 'New', timezone: 'UTC', pace: 'linear', onTrack: '90', behind: '50' }),
	},
	'/manage/[plan]/settings ?/sector': {
		expected: ofPlan('done'),
		fields: () => ({ slug: 'health', nameEn: 'Health' }),
	},
	'/manage/[plan]/periods ?/set': {
		expected: ofPlan('done'),
		fields: () => ({
			...{ year: '2022', quarter: '1', opens: '2022-01-02', due: '2024-12-31', locks: '' },
			version: stampOf({ opens: '2022-01-01', due: '2024-12-31', locks: null }),
		}),
	},
	'/manage/[plan]/copy': {
		expected: ofPlan('done'),
		fields: () => ({ slug: 'copied', nameEn: 'Copy', firstYear: '2025', lastYear: '2025' }),
	},
	'/manage/[plan]/year ?/next': {
		expected: ofPlan('done'),
		fields: () => ({ after: '2024', targets: 'keep', goesOn: 'yes' }),
	},
	// Another first year was seen.
	'/manage/[plan]/year ?/before': { expected: ofPlan('refused'), fields: () => ({ year: '2001' }) },
	'/manage/[plan]/year ?/take': { expected: ofPlan('refused'), fields: () => ({ year: '2001' }) },
	'/manage/[plan]/organisations ?/add': {
		expected: ofPlan('done'),
		fields: () => ({ lines: 'N1\tNew one\tun' }),
	},
	// What was seen is missing.
	'/manage/[plan]/organisations ?/change': {
		expected: ofPlan('refused'),
		fields: () => ({ one: 'P1', nameEn: 'Other', kind: 'un' }),
	},
	'/manage/[plan]/organisations ?/merge': {
		expected: ofPlan('refused'),
		fields: () => ({ gone: 'P1', stays: 'P1' }),
	},
	'/manage/[plan]/organisations ?/undo': {
		expected: ofPlan('refused'),
		fields: () => ({ gone: 'P1' }),
	},
	'/manage/[plan]/places ?/add': {
		expected: ofPlan('done'),
		fields: () => ({ lines: 'ZZ9\tNew one\tdistrict\tZZ1' }),
	},
	// What was seen is missing.
	'/manage/[plan]/places/[pcode] ?/names': {
		expected: ofPlan('refused'),
		fields: () => ({ nameEn: 'Other' }),
	},
	'/manage/[plan]/places/[pcode] ?/stands': {
		expected: ofPlan('refused'),
		fields: () => ({ within: 'ZZ' }),
	},
	'/manage/[plan]/places/[pcode] ?/becomes': {
		expected: ofPlan('refused'),
		fields: () => ({ becomes: '' }),
	},
	'/manage/[plan]/periods ?/add': { expected: ofPlan('done'), fields: () => ({}) },
	'/manage/[plan]/[sector]/activityinfo': {
		expected: ofSector('done'),
		fields: (_, whose, somebody) => ({ partners: `${somebody} of ${whose} = P1` }),
	},
	// The sector has one.
	'/manage/[plan]/[sector]/framework ?/copy': {
		expected: ofSector('refused'),
		fields: () => ({ fromSector: 'nowhere' }),
	},
	'/manage/[plan]/[sector]/framework ?/add': {
		expected: ofSector('done'),
		fields: () => ({ frameworkCode: '9', nameEn: 'Ninth' }),
	},
	// What was seen is missing.
	'/manage/[plan]/[sector]/framework ?/rename': {
		expected: ofSector('refused'),
		fields: () => ({ node: 'outcome 1', nameEn: 'First' }),
	},
	// What was seen is missing.
	'/manage/[plan]/[sector]/framework ?/move': {
		expected: ofSector('refused'),
		fields: () => ({ node: 'indicator 1.1.a', move: 'down' }),
	},
	// Something hangs on it.
	'/manage/[plan]/[sector]/framework ?/remove': {
		expected: ofSector('refused'),
		fields: () => ({ node: 'outcome 1' }),
	},
	'/manage/[plan]/[sector]/framework/indicator ?/save': {
		expected: ofSector('done'),
		fields: () => ({
			frameworkCode: '1.z',
			under: 'outcome 1',
			nameEn: 'Last',
			unit: 'people',
			calculation: 'sum',
		}),
	},
	'/manage/[plan]/[sector]/framework/indicator ?/remove': {
		expected: ofSector('refused'),
		fields: () => ({}),
		question: () => '&code=1.1.a',
	},
	'/manage/[plan]/[sector]/participation ?/save': {
		expected: ofSector('nothing'),
		fields: () => ({}),
	},
	// It is expected on nothing after it.
	'/manage/[plan]/[sector]/participation ?/leave': {
		expected: ofSector('nothing'),
		fields: () => ({ partner: 'P1', last: '2024-Q4' }),
	},
	// What was seen is missing.
	'/manage/[plan]/[sector]/funding ?/require': {
		expected: ofSector('refused'),
		fields: () => ({ moneyYear: '2024', moneyOutput: '1.1', moneyAmount: '7', moneyCurrency: 'USD' }),
	},
	'/manage/[plan]/[sector]/funding ?/give': {
		expected: ofSector('done'),
		fields: () => ({
			...{ moneyYear: '2024', moneyDonor: 'D1', moneyStatus: 'received' },
			...{ moneyAmount: '7', moneyCurrency: 'USD' },
		}),
	},
	'/manage/[plan]/[sector]/funding ?/remove': {
		expected: ofSector('refused'),
		fields: () => ({ one: '1' }),
	},
	'/manage/[plan]/[sector]/targets ?/save': {
		expected: ofSector('done'),
		fields: () => ({ 't.1.3-0-0-0': '12345' }),
		question: () => '&year=2024',
	},
	'/manage/[plan]/[sector]/targets ?/read': {
		expected: ofSector('nothing'),
		fields: () => ({ lines: '1.1.a\t7' }),
	},
};
