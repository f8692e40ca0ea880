import { blankRow, type RowEntry } from '#lib/report/row.ts';

export const NOW = new Date('2024-07-10T12:00:00Z');
export const OFFICER = 2;

/** A row that nothing is wrong with. */
export const ENTRY: RowEntry = { ...blankRow(1), placeId: 4, total: 10 };
