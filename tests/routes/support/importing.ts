/** Actions on pages of imports: no file is sent, and nothing was sent before; with one, `browser.test.ts` of the exchange. */
import type { Action, Four } from './action.ts';

const refused: Four = ['refused', 'refused', 'refused', 'absent'];
const expected = {
	coordinator: refused,
	administrator: refused,
	'reviewing partner': refused,
	'other sector': refused,
};
const sent = { import: '0'.repeat(32) };

export const IMPORTING: Readonly<Record<string, Action>> = {
	'/manage/[plan]/import ?/read': { expected, fields: () => ({}) },
	'/manage/[plan]/import ?/undo': { expected, fields: () => sent },
	'/manage/[plan]/import ?/store': { expected, fields: () => sent },
};
