/** Units, masculine and feminine; hamza, ta marbuta and marks as `fold` writes them. */
const UNITS: readonly (readonly string[])[] = [
	[],
	['واحد', 'واحده', 'احدي'],
	['اثنان', 'اثنين', 'اثنتان', 'اثنتين', 'اثنا', 'اثني', 'اثنتا', 'اثنتي'],
	['ثلاثه', 'ثلاث'],
	['اربعه', 'اربع'],
	['خمسه', 'خمس'],
	['سته', 'ست'],
	['سبعه', 'سبع'],
	['ثمانيه', 'ثماني', 'ثمان'],
	['تسعه', 'تسع'],
];
const TENS = ['', '', 'عشر', 'ثلاث', 'اربع', 'خمس', 'ست', 'سبع', 'ثمان', 'تسع'];
const HUNDREDS = ['', '', '', 'ثلاث', 'اربع', 'خمس', 'ست', 'سبع', 'ثماني', 'تسع'];
const ORDINALS = ['', '', 'ثاني', 'ثالث', 'رابع', 'خامس', 'سادس', 'سابع', 'ثامن', 'تاسع', 'عاشر'];

function below100(value: number): string[] {
	const unit = UNITS[value % 10] ?? [];
	if (value < 10) return [...unit];
	if (value === 10) return ['عشره', 'عشر'];
	if (value < 20) {
		const first = value === 11 ? ['احد', 'احدي', 'حادي', 'حاديه'] : unit;
		return first.flatMap((word) => [`${word} عشر`, `${word} عشره`]);
	}
	const tens = ['ون', 'ين'].map((ending) => `${TENS[Math.floor(value / 10)]}${ending}`);
	if (value % 10 === 0) return tens;
	return unit.flatMap((word) => tens.map((ten) => `${word} و${ten}`));
}

/** 1 to 99 and whole hundreds in Arabic words, in both genders and cases, with their value. */
export function* arabicCardinals(): Generator<readonly [string, number]> {
	for (let value = 1; value < 100; value += 1) for (const words of below100(value)) yield [words, value];
	for (let hundred = 1; hundred < 10; hundred += 1) {
		for (const words of hundredsOf(hundred)) yield [words, hundred * 100];
	}
}

function hundredsOf(hundred: number): string[] {
	if (hundred === 1) return ['مئه', 'مائه'];
	if (hundred === 2) return ['مئتان', 'مئتين', 'مائتان', 'مائتين'];
	const word = HUNDREDS[hundred] ?? '';
	return [`${word}مئه`, `${word}مائه`, `${word} مئه`, `${word} مائه`];
}

/** The first to the nineteenth, with their article. */
export function* arabicOrdinals(): Generator<readonly [string, number]> {
	for (const word of ['الاول', 'الاولي']) yield [word, 1];
	for (let value = 2; value <= 10; value += 1) {
		for (const ending of ['', 'ه']) yield [`ال${ORDINALS[value]}${ending}`, value];
	}
	for (let value = 11; value < 20; value += 1) {
		const stem = value === 11 ? 'حادي' : ORDINALS[value - 10];
		yield [`ال${stem} عشر`, value];
		yield [`ال${stem}ه عشره`, value];
	}
}
