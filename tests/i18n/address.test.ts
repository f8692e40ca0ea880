import { expect, test } from 'vitest';
import { translatedAddress } from '#lib/i18n/address.ts';

test.each([
	['/', '', 'ar', '/ar'],
	['/ar', '', 'en', '/'],
	['/ar', '?a=1', 'fr', '/fr?a=1'],
	['/fr/plan/sector/2024/q1', '?window=quarter', 'en', '/plan/sector/2024/q1?window=quarter'],
	['/plan/sector', '', 'fr', '/fr/plan/sector'],
	['/arts/sector', '', 'fr', '/fr/arts/sector'],
	['/fr/france', '', 'ar', '/ar/france'],
] as const)('%s%s in %s is %s', (pathname, search, locale, address) => {
	expect(translatedAddress({ pathname, search }, locale)).toBe(address);
});
