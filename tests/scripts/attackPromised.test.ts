/** Of which withheld figures the attack holds that nobody tells them apart. */
import { expect, test } from 'vitest';
import { promisedIn } from '../../scripts/attack/promised.ts';
import type { Figure, Reading } from '../../scripts/attack/reading.ts';
import { worldOf } from '../../scripts/attack/world.ts';

const span = { first: 8096, last: 8096 };
const at = (indicator: string, part: string, place: string): Figure => ({ indicator, part, place, span });
const indicator = (code: string, madeOf: readonly string[] = []) => ({
	...{ code, addsUp: true, k: 5, isOfPeople: true, isFraction: false, isAmount: false, isSum: false, madeOf },
});

/** Women of the first indicator are told in a district, and of others nothing by sex. */
const READING: Reading = {
	...{ label: '1.0', country: 'ZZ', names: new Map(), ties: [], listed: new Set<string>() },
	places: new Map([
		['ZZ', { level: 0, parent: null, isUnion: false }],
		['G', { level: 1, parent: 'ZZ', isUnion: false }],
		['D', { level: 2, parent: 'G', isUnion: false }],
	]),
	groups: new Map([
		['sex:female', null],
		['age:young', null],
	]),
	indicators: new Map([
		['1', indicator('1')],
		['2', indicator('2')],
		['3', indicator('3', ['1', '2'])],
		['4', indicator('4')],
	]),
	seen: [
		{ figure: at('1', 'sex:female', 'D'), value: 40, address: '/' },
		{ figure: at('1', 'total', 'G'), value: null, address: '/' },
		// Of this one nothing is withheld anywhere: it is not protected, and told at any level.
		{ figure: at('4', 'age:young', 'D'), value: 40, address: '/' },
		...['2', '3'].flatMap((code) =>
			['sex:female', 'age:young'].map((part) => ({ figure: at(code, part, 'D'), value: null, address: '/' })),
		),
	],
};

test('a breakdown that is withheld whole is held to be asked about where another indicator is told by it', () => {
	const codes = new Set(['2', '3']);
	const world = worldOf([READING], codes);
	const names = [...promisedIn(world, [READING])].map((column) => {
		const { indicator, part } = world.figures[column] ?? {};
		return `${indicator} ${part}`;
	});
	// By age nothing that is protected is told in any district, and of what is made of others nothing by sex.
	expect(names).toEqual(['2 sex:female']);
});
