import { describe, expect, test } from 'vitest';
import { auditedBy, auditedChange, AUDIT_KINDS } from '#lib/record/audit.ts';

describe('what changed', () => {
	test('is told without what stayed', () => {
		const before = { total: '3', place: 'LB1', donors: ['A'] };
		expect(auditedChange(before, { total: '4', place: 'LB1', donors: ['A'] })).toEqual({
			before: { total: '3' },
			after: { total: '4' },
		});
	});

	test('of something new or gone is everything that it says', () => {
		const facts = { total: '0', note: null, tags: [], place: 'LB1' };
		expect(auditedChange(null, facts)).toEqual({ before: null, after: { total: '0', place: 'LB1' } });
		expect(auditedChange(facts, null)).toEqual({ before: { total: '0', place: 'LB1' }, after: null });
	});

	test('what came or went stands as null on the other side', () => {
		expect(auditedChange({ a: '1' }, { b: '2' })).toEqual({
			before: { a: '1', b: null },
			after: { a: null, b: '2' },
		});
	});

	test('is nothing where nothing did, an empty list being none', () => {
		expect(auditedChange({ donors: [], total: null }, { total: null })).toBeNull();
		expect(auditedChange(null, null)).toBeNull();
	});

	test('keeps the beginning of a long text', () => {
		const change = auditedChange(null, { note: 'x'.repeat(4_000) });
		expect(JSON.stringify(change).length).toBeLessThan(250);
	});

	test('of a long text is told where it differs, however far behind', () => {
		const [before, after] = [`${'x'.repeat(4_000)} 53 per cent`, `${'x'.repeat(4_000)} 54 per cent`];
		const change = auditedChange({ body: before }, { body: after });
		expect(change?.before?.body).toMatch(/^…x+ 53 per cent$/);
		expect(change?.after?.body).toMatch(/^…x+ 54 per cent$/);
		expect(JSON.stringify(change).length).toBeLessThan(250);
	});
});

test('a search is for one action, for a kind, for all, or finds nothing', () => {
	expect(auditedBy('')).toBeNull();
	expect(auditedBy('save row')).toEqual(['save row']);
	expect(auditedBy('entry')).toEqual(AUDIT_KINDS.entry);
	expect(auditedBy('toString')).toEqual([]);
});

test('an action is of one kind', () => {
	const all = Object.values(AUDIT_KINDS).flat();
	expect(new Set(all).size).toBe(all.length);
});
