import { expect, test } from 'vitest';
import { Memory, readBytes } from '#lib/server/http/kept/memory.ts';

test('5,000 addresses take no more than the limit, and those asked for last stay', () => {
	const memory = new Memory<{ bytes: number }>(1_000_000);
	let most = 0;
	for (let i = 0; i < 5000; i++) {
		memory.set(`/page/${i}`, { bytes: 1000 + (i % 7) * 100 });
		memory.get('/page/0');
		most = Math.max(most, memory.bytes);
	}
	expect(most).toBeLessThanOrEqual(1_000_000);
	expect(memory.size).toBeGreaterThan(500);
	expect(memory.get('/page/0')).toEqual({ bytes: 1000 });
	expect(memory.get('/page/4999')).toBeDefined();
	expect(memory.get('/page/1')).toBeUndefined();
});

test('an answer takes the place of the one before it', () => {
	const memory = new Memory<{ bytes: number }>(1000);
	for (const bytes of [100, 50, 70]) memory.set('/', { bytes });
	expect([memory.size, memory.bytes]).toEqual([1, 70]);
	memory.set('/', { bytes: 126 });
	expect([memory.size, memory.bytes]).toEqual([0, 0]);
});

test('a size is read', () => {
	expect(['0', '100', '2K', '64M', '1G'].map(readBytes)).toEqual([0, 100, 2048, 67_108_864, 1_073_741_824]);
	for (const wrong of ['', '1.5M', '-1', '64MB', 'M']) expect(() => readBytes(wrong)).toThrow(/size/);
});
