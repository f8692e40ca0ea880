import type { ActivityEntry } from '#lib/server/report/commands/saveActivity.ts';

export const NOW = new Date('2024-07-10T12:00:00Z');
export const OFFICER = 2;

/** A row that nothing is wrong with. */
export const ENTRY: ActivityEntry = {
	reference: null,
	indicatorId: 1,
	placeId: 4,
	status: 'ongoing',
	throughId: null,
	donors: [],
	tags: [],
	doneIn: null,
	note: null,
	total: 10,
	cells: [],
	unread: [],
};
