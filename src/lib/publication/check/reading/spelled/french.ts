const UNITS =
	'zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix#sept dix#huit dix#neuf'
		.split(' ')
		.map((word) => word.replace('#', ' '));
const TENS = '- - vingt trente quarante cinquante soixante soixante quatre#vingt quatre#vingt'
	.split(' ')
	.map((word) => word.replace('#', ' '));

function below100(value: number): string {
	if (value < 20) return UNITS[value] ?? '';
	const ten = Math.floor(value / 10);
	const word = TENS[ten] ?? '';
	const rest = value - (ten === 7 || ten === 9 ? (ten - 1) * 10 : ten * 10);
	if (rest === 0) return ten === 8 ? `${word}s` : word;
	const joined = (rest === 1 || rest === 11) && ten < 8 ? 'et ' : '';
	return `${word} ${joined}${UNITS[rest]}`;
}

/** 1 to 99 and whole hundreds in French words, hyphens as spaces and without accents, with their value. */
export function* frenchCardinals(): Generator<readonly [string, number]> {
	for (let value = 1; value < 100; value += 1) yield* bothGenders(below100(value), value);
	yield ['cent', 100];
	for (let hundred = 2; hundred < 10; hundred += 1) {
		for (const word of ['cent', 'cents']) yield [`${UNITS[hundred]} ${word}`, hundred * 100];
	}
}

function* bothGenders(words: string, value: number): Generator<readonly [string, number]> {
	yield [words, value];
	if (words.endsWith('un')) yield [`${words}e`, value];
}

/** Premier to quatre-vingt-dix-neuvième. */
export function* frenchOrdinals(): Generator<readonly [string, number]> {
	for (const word of ['premier', 'premiere', 'premiers', 'premieres']) yield [word, 1];
	for (const word of ['second', 'seconde']) yield [word, 2];
	for (let value = 2; value < 100; value += 1) {
		const words = below100(value)
			.replace(/cinq$/, 'cinqu')
			.replace(/neuf$/, 'neuv')
			.replace(/(?<=vingt)s$|e$/, '');
		yield [`${words}ieme`, value];
		yield [`${words}iemes`, value];
	}
}

/** 1 to 99 as French writes it: vingt et un, vingt-deux. */
export function inFrench(value: number): string {
	return below100(value).replaceAll(/ (?!et )(?<! et )/g, '-');
}
