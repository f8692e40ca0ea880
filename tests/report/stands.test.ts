import { expect, test } from 'vitest';
import { unsaid } from '#lib/report/stands.ts';

const at = (placeId: number | null, reference: string | null = null, indicatorId = 1) => ({
	indicatorId,
	placeId,
	reference,
});
const row = (of: ReturnType<typeof at>, total: number | null) => ({ ...of, total, unread: [] });

test('a value says it again, and so does that it ended; a row without a figure says nothing', () => {
	const standing = [at(1), at(2), at(3)];
	expect(unsaid([row(at(1), 4), row(at(2), 0), row(at(3), null)], standing)).toEqual([at(3)]);
});

test('what is typed and cannot be read is asked about by itself', () => {
	const unread = [{ field: 'total', text: 'four', fault: 'not a number' as const }];
	expect(unsaid([{ ...row(at(1), null), unread }], [at(1)])).toEqual([]);
	const place = [{ field: 'place', text: 'Halb', fault: 'unknown' as const }];
	expect(unsaid([{ ...row(at(1), null), unread: place }], [at(1)])).toEqual([at(1)]);
});

test('another place, another indicator and no place say nothing of it', () => {
	const rows = [row(at(2), 4), row(at(1, null, 2), 4), row(at(null), 4)];
	expect(unsaid(rows, [at(1)])).toEqual([at(1)]);
	expect(unsaid(rows, [at(null)])).toEqual([]);
});

test('by reference first; a row answers for one figure alone, a new reference for the one that is left', () => {
	const standing = [at(1, 'A'), at(1, 'B')];
	expect(unsaid([row(at(1, 'B'), 2)], standing)).toEqual([at(1, 'A')]);
	expect(unsaid([row(at(1, '2024-Q2-1'), 2), row(at(1, 'B'), 2)], standing)).toEqual([]);
	expect(unsaid([row(at(1, '2024-Q2-1'), 2)], standing)).toEqual([at(1, 'B')]);
	// Moved elsewhere: what was counted here is still counted here.
	expect(unsaid([row(at(2, 'A'), 2), row(at(1, 'B'), 2)], standing)).toEqual([at(1, 'A')]);
});
