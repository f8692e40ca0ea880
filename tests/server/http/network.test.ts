import { expect, test } from 'vitest';
import { networkHasher, readerAddress } from '#lib/server/http/network.ts';

const hash = networkHasher('key');

test.each([
	['203.0.113.5', '203.0.113.200'],
	['::ffff:203.0.113.5', '203.0.113.9'],
	['2001:db8:1:2::3', '2001:db8:1:ffff::1'],
])('%s and %s are of one network', (one, other) => {
	expect(hash(one)).toBe(hash(other));
});

test.each([
	['203.0.113.5', '203.0.114.5'],
	['2001:db8:1::1', '2001:db8:2::1'],
])('%s and %s are not', (one, other) => {
	expect(hash(one)).not.toBe(hash(other));
});

test('a hash needs its key, and holds nothing of the address', () => {
	expect(networkHasher('other')('203.0.113.5')).not.toBe(hash('203.0.113.5'));
	expect(hash('203.0.113.5')).toMatch(/^[\w-]{12}$/);
	expect(hash(undefined)).toBeNull();
});

test.each([
	[undefined, 1, {}, '192.0.2.1'],
	['X-Real-IP', 1, { 'x-real-ip': '203.0.113.5' }, '203.0.113.5'],
	['X-Forwarded-For', 1, { 'x-forwarded-for': 'forged, 203.0.113.5' }, '203.0.113.5'],
	['X-Forwarded-For', 2, { 'x-forwarded-for': 'forged, 203.0.113.5, 10.0.0.1' }, '203.0.113.5'],
	['X-Forwarded-For', 1, {}, undefined],
])(
	'behind %s and %i proxies the reader is the one whom the last proxy names',
	(header, depth, headers, is) => {
		expect(readerAddress({ headers, socket: { remoteAddress: '192.0.2.1' } }, { header, depth })).toBe(is);
	},
);
