const UNITS =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const TENS = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const ORDINALS =
	'- first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth'.split(
		' ',
	);
const ORDINAL_TENS =
	'- - twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth ninetieth'.split(' ');

function below100(value: number): string {
	if (value < 20) return UNITS[value] ?? '';
	const ten = TENS[Math.floor(value / 10)] ?? '';
	return value % 10 === 0 ? ten : `${ten} ${UNITS[value % 10]}`;
}

/** 1 to 99 and whole hundreds in English words, hyphens as spaces, with their value. */
export function* englishCardinals(): Generator<readonly [string, number]> {
	for (let value = 1; value < 100; value += 1) yield [below100(value), value];
	yield ['a hundred', 100];
	for (let hundred = 1; hundred < 10; hundred += 1) yield [`${UNITS[hundred]} hundred`, hundred * 100];
}

/** First to ninety-ninth. */
export function* englishOrdinals(): Generator<readonly [string, number]> {
	for (let value = 1; value < 20; value += 1) yield [ORDINALS[value] ?? '', value];
	for (let ten = 2; ten < 10; ten += 1) {
		yield [ORDINAL_TENS[ten] ?? '', ten * 10];
		for (let unit = 1; unit < 10; unit += 1) yield [`${TENS[ten]} ${ORDINALS[unit]}`, ten * 10 + unit];
	}
}

/** 1 to 99 as English writes it: twenty-seven. */
export function inEnglish(value: number): string {
	return below100(value).replaceAll(' ', '-');
}
