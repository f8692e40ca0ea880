import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldName, namesIn, plainName } from '#lib/places/placeName.ts';

const joined = (name: string) => foldName(name).joined;

describe('spellings of one name fold to one', () => {
	test.each([
		['Nabatieh', 'Nabatiyeh', 'El Nabatieh', 'An-Nabatiyya', 'Nabatié', 'NABATIEH', 'en Nabatiye'],
		['Kfar Dounine', 'Kfardounine', 'Kfar-Dounine', 'kfar  dunine'],
		['Beirut', 'Beyrouth', 'Bayrut'],
		['Choueifat', 'Shweifat', 'Chwaifat'],
		['Safad El Battikh', 'Safad Al-Battikh', 'Safad Battikh'],
		['Aain', 'Ain', 'Ayn', '‘Ayn', '3ain'],
		['Hasbaya', '7asbaya', 'Ḥāṣbayyā'],
		['Kharayeb', '5arayeb', 'El Kharayeb', 'Alkharayeb'],
		['Qana', 'Cana', 'Kana', 'Qānā'],
		['Baalbek', 'Baalbeck', 'Balbek'],
		['Ouadi', 'Wadi'],
		['Deir Ez-Zahrani', 'Dair al Zahrani', 'Deir Zahrany'],
		['النبطية', 'نبطية', 'النبطيه', 'النَّبَطِيّة', 'النبطيـــة'],
		['أنصار', 'انصار', 'إنصار', 'آنصار'],
		['مرجعيون', 'مرجعیون'],
		['كفر دونين', 'كفردونين', 'کفر دونین'],
		['بشرّي', 'بشرى', 'بشري'],
		['شبعاء', 'شبعا'],
	])('%s', (first, ...others) => {
		expect(joined(first)).not.toBe('');
		expect(others.map(joined)).toEqual(others.map(() => joined(first)));
	});
});

describe('other names stay apart', () => {
	test.each([
		['Halba', 'Aalma'],
		['Aley', 'Ain'],
		['Sour', 'Saida'],
		['Tibnine', 'Tebna'],
		['صور', 'صيدا'],
		['عكار', 'عكا'],
		['البترون', 'البيرة'],
	])('%s is not %s', (one, other) => {
		expect(joined(one)).not.toBe(joined(other));
	});

	test('Latin and Arabic letters are never turned into each other', () => {
		expect(joined('صيدا')).toMatch(/^\p{Script=Arabic}+$/u);
		expect(joined('Saida')).toMatch(/^[a-zS]+$/);
	});
});

test('an article alone, or at the end, is the name', () => {
	expect(foldName('El').joined).toBe('al');
	expect(foldName('Beit El').spaced).toBe('bait al');
	expect(foldName('Aley').joined).toBe('alai');
	expect(foldName('ال').joined).toBe('ال');
});

test('what a text may name: all of it, its parts, and each script by itself', () => {
	expect(namesIn('Zahleh - Maallaqa')).toEqual(['zahleh maallaqa', 'zahleh', 'maallaqa']);
	expect(namesIn('Kfar-Dounine')).toEqual(['kfar dounine']);
	expect(namesIn('عوينات (عكار)')).toEqual(['عوينات عكار', 'عوينات', 'عكار']);
	expect(namesIn('Saida صيدا')).toEqual(['saida', 'صيدا']);
	expect(namesIn(' () - ')).toEqual([]);
});

test('plain letters are kept as written, but for case and marks', () => {
	expect(plainName('  El-Ḥermel ')).toBe('el hermel');
	expect(plainName('Nabatieh')).not.toBe(plainName('Nabatiyeh'));
});

test('any text folds, to no more than a name can be', () => {
	fc.assert(
		fc.property(
			fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.constant('﷽'.repeat(400))),
			(text) => {
				const { spaced, joined } = foldName(text);
				expect(joined).toBe(spaced.replaceAll(' ', ''));
				// A digit or a letter stands for two letters at most.
				expect(joined.length).toBeLessThanOrEqual(160);
				expect(namesIn(text).every((name) => name.length <= 160)).toBe(true);
			},
		),
	);
});
