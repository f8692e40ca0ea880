import { describe, expect, test } from 'vitest';
import type { Language } from '#lib/plan/text.ts';
import { readNumbers } from '#lib/publication/check/reading/read.ts';

/** Each number as `written = kind value`, with what else it says. */
function read(text: string, language: Language = 'en'): string[] {
	return readNumbers(text, language).map(({ written, kind, value, high, hedge, unit, orElse }) =>
		[
			`${written} =`,
			kind,
			`${hedge ?? ''}${Number(value.toPrecision(10))}${high === null ? '' : `..${high}`}`,
			unit ?? '',
			orElse === null ? '' : `or ${orElse}`,
		]
			.filter(Boolean)
			.join(' '),
	);
}

describe('digits', () => {
	test.each<[string, Language, string]>([
		['reached 10,357 youth', 'en', '10,357 = count 10357'],
		['USD 1.02 M invested', 'en', 'USD 1.02 M = money 1020000 USD'],
		['37,546 USD invested', 'en', '37,546 USD = money 37546 USD'],
		['53 per cent of people', 'en', '53 per cent = share 0.53'],
		['(53%)', 'en', '53% = share 0.53'],
		['fell by −43 %', 'en', '−43 % = share -0.43'],
		['more than 4,000 women', 'en', '4,000 = count >4000'],
		['around 50 towns', 'en', '50 = count ~50'],
		['10+ groups', 'en', '10 = count >10'],
		['2.5 lakh likes', 'en', '2.5 lakh = count 250000'],
		['INR 12,00,000 a year', 'en', 'INR 12,00,000 = money 1200000 INR'],
		['INR 12 crores', 'en', 'INR 12 crores = money 120000000 INR'],
		['a range of 7,000–8,000 tons', 'en', '7,000–8,000 tons = measure 7000..8000 tonnes'],
		['from INR 5000 to INR 8000', 'en', 'INR 5000 = money 5000 INR'],
		['between 20 and 30 people', 'en', '20 and 30 = count 20..30'],
		['20% to 30% better', 'en', '20% to 30% = share 0.2..0.3'],
		['I,001 members', 'en', 'I,001 = count 1001'],
		['1 590 419,5 personnes', 'fr', '1 590 419,5 = count 1590419.5'],
		['53 % des personnes', 'fr', '53 % = share 0.53'],
		['1,02 million USD', 'fr', '1,02 million USD = money 1020000 USD'],
		['10,357 jeunes', 'fr', '10,357 = count 10.357 or 10357'],
		['شارك ١٬٠١١ شخصًا', 'ar', '١٬٠١١ = count 1011'],
		['بلغ ۱۲۳ عضوًا', 'ar', '۱۲۳ = count 123'],
		['امرأة و564 رجلًا', 'ar', '564 = count 564'],
		['بقيمة 1.02 مليون دولار أميركي', 'ar', '1.02 مليون دولار أميركي = money 1020000 USD'],
		['53 في المئة من الناس', 'ar', '53 في المئة = share 0.53'],
	])('%s', (text, language, expected) => {
		expect(read(text, language)[0]).toBe(expected);
	});

	test('begin where they stand in the text as it was written', () => {
		const text = '**١٬٠١١** و‎';
		const [number] = readNumbers(text, 'ar');
		expect(text.slice(number?.offset, (number?.offset ?? 0) + (number?.length ?? 0))).toBe('١٬٠١١');
	});

	test('know how precisely they were written', () => {
		const steps = readNumbers('10,357 and USD 1.02 M and 53 % and 43.5 %', 'en').map(({ step }) => step);
		expect(steps).toEqual([1, 10_000, 0.01, 0.001]);
	});
});

describe('words', () => {
	test.each<[string, Language, string]>([
		['twenty-seven projects', 'en', 'twenty-seven = count 27'],
		['one hundred and ten towns', 'en', 'one hundred and ten = count 110'],
		['two million people', 'en', 'two million = count 2000000'],
		['one in five respondents', 'en', 'one in five = share 0.2'],
		['two thirds of them', 'en', 'two thirds = share 0.6666666667'],
		['vingt et un projets', 'fr', 'vingt et un = count 21'],
		['quatre-vingt-dix-sept écoles', 'fr', 'quatre-vingt-dix-sept = count 97'],
		['deux cent trois écoles', 'fr', 'deux cent trois = count 203'],
		['سبعة وعشرون مشروعًا', 'ar', 'سبعة وعشرون = count 27'],
		['إحدى عشرة جلسة', 'ar', 'إحدى عشرة = count 11'],
		['وثماني صحائف', 'ar', 'ثماني = count 8'],
		['مئة وعشر بلديات', 'ar', 'مئة وعشر = count 110'],
		['في قريتين', 'ar', 'قريتين = count 2'],
	])('%s', (text, language, expected) => {
		expect(read(text, language)).toEqual([expected]);
	});

	test('that only say a, are none', () => {
		expect(read('one of them, and no one else')).toEqual([]);
	});
});

describe('what only names or dates', () => {
	test.each<[string, Language, string]>([
		['the 18th wave', 'en', '18th = ordinal 18'],
		['wave XVII of it', 'en', 'XVII = ordinal 17'],
		['la 17e vague', 'fr', '17e = ordinal 17'],
		['الجولة الثامنة عشرة', 'ar', 'الثامنة عشرة = ordinal 18'],
		['in 2024', 'en', '2024 = year 2024'],
		['in QI 2024', 'en', 'QI 2024 = quarter 2024'],
		['in the second quarter', 'en', 'second quarter = quarter 2'],
		['au premier trimestre 2024', 'fr', 'premier trimestre 2024 = quarter 2024'],
		['في الربع الأول من عام 2024', 'ar', 'الربع الأول من عام 2024 = quarter 2024'],
		['on 12 March 2024', 'en', '12 March 2024 = date 2024'],
		['في آذار 2024', 'ar', 'آذار 2024 = date 2024'],
		['indicator 2.2.a', 'en', '2.2.a = code 0'],
		['Output 1.1', 'en', '1.1 = code 0'],
		['the RSV3 app', 'en', 'RSV3 = code 0'],
		['a 3-month training', 'en', '3-month = duration 0'],
		['a six-month training', 'en', 'six = duration 6'],
		['1) one', 'en', '1) = label 1'],
	])('%s', (text, language, expected) => {
		expect(read(text, language)[0]).toBe(expected);
	});

	test('four digits that are counted are no year', () => {
		expect(read('2000 women')).toEqual(['2000 = count 2000']);
	});

	test('live figures, links and marks of footnotes hold no numbers', () => {
		expect(read('{reached 2.2.a} [^12] [x](https://a.org/45) https://b.org/67 me9@c.org ¹²')).toEqual([]);
	});
});

test('a long text is read in time that grows with it, not with its square', () => {
	const line = 'In Q1 2024, 10,357 youth and twenty-seven groups (53 %) took part ((((1, 2, 3. ';
	const time = (times: number) => {
		const from = performance.now();
		readNumbers(line.repeat(times), 'en');
		return performance.now() - from;
	};
	time(100);
	const [short, long] = [time(200), time(1600)];
	expect(long).toBeLessThan(Math.max(short, 5) * 40);
});
