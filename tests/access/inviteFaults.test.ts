/** What is wrong with a line of people, in words. Source: docs/rules.md, Authorisation. */
import { expect, test } from 'vitest';
import { ROLES } from '#lib/access/permission.ts';
import { inviteFaultWords, roleOf } from '#lib/access/words/invite.ts';
import { roleWords } from '#lib/access/words/role.ts';
import { locales, overwriteGetLocale } from '#lib/paraglide/runtime.js';

test.each(locales)('in %s whoever named no role is told of each that is read', (locale) => {
	overwriteGetLocale(() => locale);
	const words = inviteFaultWords({ line: 3, fault: 'no role', text: 'boss' });
	for (const role of ROLES) {
		expect(words).toContain(roleWords(role));
		expect(roleOf(roleWords(role))).toBe(role);
	}
	expect(words).toContain('boss');
	expect(roleOf('boss')).toBeUndefined();
});
