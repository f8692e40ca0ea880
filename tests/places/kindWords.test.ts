import { expect, test } from 'vitest';
import { kindIn } from '#lib/places/kindWords.ts';

test.each([
	['Municipality of Halba', { name: 'halba', level: 3, kind: 'municipality' }],
	['Halba municipality', { name: 'halba', level: 3, kind: 'municipality' }],
	['بلدية حلبا', { name: 'حلبا', level: 3, kind: 'municipality' }],
	['Union of Municipalities of Tyre', { name: 'tyre', level: 3, kind: 'union' }],
	['اتحاد بلديات صور', { name: 'صور', level: 3, kind: 'union' }],
	['Caza d’Akkar', { name: 'akkar', level: 2, kind: null }],
	['Zahle district', { name: 'zahle', level: 2, kind: null }],
	['مخيم شاتيلا', { name: 'شاتيلا', level: 3, kind: 'camp' }],
	['Gouvernorat du Nord', { name: 'nord', level: 1, kind: null }],
])('%s', (text, sort) => expect(kindIn(text)).toEqual(sort));

test.each(['Halba', 'District', 'Campania', 'بلدية'])('%s says nothing of its sort', (text) =>
	expect(kindIn(text)).toBeUndefined(),
);
