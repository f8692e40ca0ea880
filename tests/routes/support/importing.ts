/** Actions on pages of imports: no file is sent, and nothing was sent before; with one, `browser.test.ts` of the exchange. */
import type { Action, Four } from './action.ts';
import { THEMES } from './themes.ts';

const forImporters = (four: Four) => ({
	coordinator: four,
	administrator: four,
	'reviewing partner': four,
	'other sector': four,
});
const forWholePlan = (four: Four) => ({ coordinator: four, administrator: four, 'reviewing partner': four });
const nothing = forImporters(['refused', 'refused', 'refused', 'absent']);
const absent = forImporters(['absent', 'absent', 'absent', 'absent']);
const sent = { import: '0'.repeat(32) };

export const IMPORTING: Readonly<Record<string, Action>> = {
	'/manage/[plan]/import ?/read': { expected: nothing, fields: () => ({}) },
	'/manage/[plan]/import ?/columns': {
		expected: absent,
		fields: () => ({ ...sent, file: 'reports.csv', row: '1', 'columns.0': 'partner' }),
	},
	'/manage/[plan]/import ?/undo': { expected: absent, fields: () => sent },
	'/manage/[plan]/import ?/store': { expected: absent, fields: () => sent },
	'/manage/[plan]/surveys ?/read': { expected: nothing, fields: () => ({}) },
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/waves': {
		// None goes with it, and none is to.
		expected: forWholePlan(['nothing', 'nothing', 'nothing', 'absent']),
		fields: () => ({}),
	},
	'/manage/[plan]/surveys ?/choose': { expected: absent, fields: () => ({ stored: '999', show: 'x' }) },
	'/manage/[plan]/surveys ?/publish': { expected: absent, fields: () => ({ stored: '999', show: 'x' }) },
	// The seed's wave has no answers to be weighted.
	'/manage/[plan]/surveys/population/[wave=id] ?/fit': {
		expected: forWholePlan(['refused', 'refused', 'refused', 'absent']),
		fields: () => ({ 'people.3.0': '1200' }),
	},
	'/manage/[plan]/surveys/population/[wave=id] ?/take': {
		expected: forWholePlan(['refused', 'refused', 'refused', 'absent']),
		fields: () => ({}),
	},
	...THEMES,
	'/manage/[plan]/referrals ?/read': { expected: nothing, fields: () => ({}) },
	'/manage/[plan]/referrals ?/hours': {
		expected: forWholePlan(['done', 'done', 'done', 'absent']),
		fields: () => ({ hours: '48' }),
	},
	'/manage/[plan]/services ?/read': { expected: nothing, fields: () => ({}) },
	// Nothing is typed, and there is none to be taken out.
	'/manage/[plan]/services ?/save': { expected: nothing, fields: () => ({}) },
	'/manage/[plan]/services ?/remove': { expected: nothing, fields: () => ({ one: 'none', version: 'x' }) },
	'/manage/[plan]/services ?/days': {
		expected: forWholePlan(['done', 'done', 'done', 'absent']),
		fields: () => ({ serviceDays: '60' }),
	},
	'/manage/[plan]/surveys ?/take': { expected: absent, fields: () => ({ stored: '999' }) },
};
