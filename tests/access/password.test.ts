import { expect, test } from 'vitest';
import { passwordFault } from '#lib/access/password.ts';

const KNOWN = ['inv2@real.example', 'Rana Haddad'];
const PLACE = ['masar', 'lrp-2024', 'Lebanon Response Plan', 'Social Stability'];
const faultOf = (password: string) => passwordFault(password, KNOWN, PLACE);

test.each([
	'password1234',
	'P@ssw0rd1234!',
	'123456789012',
	'qwertyuiop12',
	'1qaz2wsx3edc',
	'azertyuiop2024',
	'letmeinletmein',
	'administrator',
	'iloveyou1234',
	'masar masar masar',
	'SocialStability2024',
	'lrp-2024-lrp-2024',
	'lebanon response 24',
	'welcome beirut 1',
	'correct horse battery staple',
	'mohammad123456',
	'abcdefghijkl1',
])('%s is one that others guess first', (password) => {
	expect(['common', 'simple']).toContain(faultOf(password));
});

test.each(['inv2@real.example1', 'rana.haddad.2024', 'Rana Haddad 1'])(
	'%s says who its owner is',
	(password) => {
		expect(faultOf(password)).toBe('personal');
	},
);

test.each(['xkq7xkq7xkq7xkq7', 'ab12ab12ab12'])('%s repeats itself', (password) => {
	expect(faultOf(password)).toBe('simple');
});

test.each([
	'four words without sense',
	'lantern gravel otter sixpence',
	'Tr7-unpick-9vale-ocre',
	'خمس نخلات على سطح أزرق',
	'password lebanon dragon coffee otter',
	'le chien vert de ma tante',
])('%s is taken', (password) => {
	expect(faultOf(password)).toBeNull();
});

test('bounds', () => {
	expect(faultOf('short one')).toBe('short');
	expect(faultOf('x1y2'.repeat(60))).toBe('long');
});
