/** What is set up of a sector or a plan: what is sent, and what it comes to for whom. */
import type { Action, Expected, Four, Outcome } from './actions.ts';

const forEach = (people: readonly (keyof Expected)[], four: Four): Expected =>
	Object.fromEntries(people.map((one) => [one, four]));
const writers = ['coordinator', 'administrator', 'reviewing partner'] as const;
/** Of the sector as a whole, whosever the quarter is; nothing of what there is not. */
const ofSector = (outcome: Outcome): Expected => forEach(writers, [outcome, outcome, outcome, 'absent']);

export const SETTING_UP: Record<string, Action> = {
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
