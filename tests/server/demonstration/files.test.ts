import { describe, expect, it } from 'vitest';
import { SECTION_KINDS } from '#lib/publication/sections.ts';
import { readPublished } from '../../support/published.ts';
import {
	listSeedFiles,
	listSeedSections,
	numbersIn,
	readSeedCsv,
	readSeedText,
	type CsvRecord,
} from '../../support/seedFiles.ts';

const published = readPublished();
const places = readSeedCsv('places.csv');
const reports = readSeedCsv('reports.csv');
const framework = readSeedCsv('framework.csv');
const levelOf = new Map(places.map(({ pcode, level }) => [pcode, level]));
const codes = (cell: string | undefined) => (cell ? cell.split(';') : []);
const hasDimension = ({ sex, cohort, age, disability }: CsvRecord) =>
	[sex, cohort, age, disability].some((group) => group !== '');

/** Spellings of the source text and of other lists, and the place or the boundary that each of them means. */
const SPELLINGS = `
	Kharayeb=61419, El Kharayeb=61419, Khrayeb=61419, Nabatiyeh el Tahta=71111, Nabatieh=71111,
	Nabatiyeh el Fawaa=71113, Nabatiyeh el Faouqa=71113, Tebnine=72211, Kfardounin=72247, Kfar Dounin=72247,
	Majdel Selm=73279, Safad El Battikh=72217, Soultaniyeh=72214, Yater=72277, Halba=35111, Baalbek=53111,
	Tripoli=31111, Saida=61115, Zahle=51111, Beirut=10150, Khayayeb Saida=61419, الخرائب=61419, تبنين=72211,
	النبطية الفوقا=71113, النبطية=71111, طرابلس=31166`;

function municipalitiesSpelt(spelling: string): CsvRecord[] {
	const wanted = spelling.toLowerCase();
	return places.filter(
		({ level, name = '', name_ar = '', aliases }) =>
			level === '3' && [name, name_ar, ...codes(aliases)].some((one) => one.toLowerCase() === wanted),
	);
}

describe('places', () => {
	it('has the country, all governorates and districts, and municipalities in districts', () => {
		const count = (level: string) => places.filter((place) => place.level === level).length;
		expect([count('0'), count('1'), count('2')]).toEqual([1, 8, 26]);
		for (const { level, parent, kind, lat, lon, population, name_ar } of places) {
			expect(level === '0' ? '' : String(Number(level) - 1)).toBe(levelOf.get(parent) ?? '');
			expect(kind).toBe(level === '3' ? 'municipality' : '');
			expect(Number(lat)).toBeGreaterThan(33);
			expect(Number(lon)).toBeLessThan(36.7);
			expect(name_ar).toMatch(/^[\u0600-\u06ff -]+$/);
			// No source and year of a count of people is stored: none is given.
			expect(population).toBe('');
		}
	});

	it.each(
		SPELLINGS.trim()
			.split(/,\s*/)
			.map((pair) => pair.split('=') as [string, string]),
	)('%s is found, once, and is the place of %s', (spelling, code) => {
		const found = municipalitiesSpelt(spelling);
		expect(found).toHaveLength(1);
		expect([found[0]?.pcode, ...codes(found[0]?.shapes)]).toContain(code);
	});

	it('draws no boundary twice', () => {
		const shapes = places.flatMap(({ pcode = '', shapes }) => [pcode, ...codes(shapes)]);
		expect(new Set(shapes).size).toBe(shapes.length);
	});
});

describe('partners and donors', () => {
	it('have neutral names', () => {
		const organisations = readSeedCsv('organisations.csv');
		for (const { name, type } of organisations) {
			expect(name).toMatch(type === 'donor' ? /^Demonstration donor \d+$/ : /^Demonstration partner \d+$/);
		}
		const types = new Set(organisations.map(({ type }) => type));
		expect(types).toEqual(new Set(['un', 'ingo', 'nngo', 'government', 'donor']));
	});

	it('no real organisation and nobody’s address stands anywhere in the bundle', () => {
		const real =
			/\b(UN[A-Z]{2,6}|WFP|IOM|WHO|USAID|ECHO|KfW|ISF|LMAC|MoE|MAG|DCA|SHIELD|ARK|Ark|POD|Oxfam|Alert|Caritas)\b|@|https?:/;
		const named = listSeedFiles().filter((file) => real.test(readSeedText(file)));
		expect(named).toEqual([]);
	});
});

describe('reports', () => {
	it('each activity has a reference, and no row stands twice', () => {
		const keys = reports.map((row) =>
			['partner', 'year', 'quarter', 'activity', 'indicator', 'place', 'sex', 'cohort']
				.map((column) => row[column])
				.join(' '),
		);
		expect(new Set(keys).size).toBe(keys.length);
		for (const { activity = '', partner = '' } of reports)
			expect(activity.startsWith(`${partner}-`)).toBe(true);
	});

	it('each total says that its split is illustrative', () => {
		for (const row of reports.filter((row) => !hasDimension(row))) {
			expect(row.note?.toLowerCase()).toContain('illustrative');
		}
	});

	it('police, dialogue and media activities stand at no real municipality', () => {
		const invented = reports.filter(({ indicator = '' }) => /^(1\.4|2\.1|2\.3|3\.1)\./.test(indicator));
		expect(invented.length).toBeGreaterThan(20);
		expect(invented.filter(({ place = '' }) => levelOf.get(place) === '3')).toEqual([]);
	});

	it('nobody is counted in fewer than five but at four invented places, whose figures are to be withheld', () => {
		const people = new Set(framework.filter(({ unit }) => unit === 'people').map(({ code }) => code));
		const small = reports.filter(
			(row) => (hasDimension(row) || people.has(row.indicator)) && Number(row.value) < 5,
		);
		expect(new Set(small.map(({ indicator, place }) => `${indicator} ${place}`))).toEqual(
			new Set(['72211', '72214', '72217', '72277'].map((place) => `2.2.c ${place}`)),
		);
	});

	it('the figure of people whose label is lost says so in its name, and no partner enters it', () => {
		const lost = framework.find(({ code }) => code === '1.d');
		expect(lost?.name).toContain('the source lost');
		expect(lost?.name_ar).toContain('فقد المصدر');
		expect(lost?.name_fr).toContain('la source a perdu');
		expect(lost?.closed).toBe('yes');
	});
});

describe('three languages', () => {
	it('name every outcome, output and indicator, and translate every note', () => {
		for (const { name_ar, name_fr, note, note_ar, note_fr } of framework) {
			expect(name_ar).toMatch(/[\u0600-\u06ff]/);
			expect(name_fr).not.toBe('');
			expect([note_ar === '', note_fr === '']).toEqual([note === '', note === '']);
		}
		const [outcomes, outputs] = ['outcome', 'output'].map((wanted) =>
			framework.filter(({ level }) => level === wanted).map(({ code, name }) => ({ code, name })),
		);
		expect(outcomes).toEqual(published.outcomes);
		expect(outputs).toEqual(published.outputs);
	});

	it('a note has the same numbers in each', () => {
		for (const { note = '', note_ar = '', note_fr = '' } of framework) {
			expect(numbersIn(note_ar)).toEqual(numbersIn(note));
			expect(numbersIn(note_fr)).toEqual(numbersIn(note));
		}
	});

	const sections = listSeedSections();
	const english = sections.filter(({ language }) => language === 'en');
	const ofQuarter = english.filter(({ year }) => year === '2024');

	it('tell the same sections, an achievement for every output among them', () => {
		expect(sections).toHaveLength(3 * english.length);
		const told = ofQuarter.filter(({ section }) => section === 'achievements').map(({ output }) => output);
		expect(told).toEqual(published.outputs.map(({ code }) => code));
		const kinds = new Set(ofQuarter.map(({ section }) => section));
		expect([...kinds].sort()).toEqual(SECTION_KINDS.map(({ name }) => name).sort());
	});

	it.each(english.map(({ file }) => [file]))('%s has the same numbers in each', (file) => {
		const numbers = ['en', 'ar', 'fr'].map((language) => {
			const found = sections.find((one) => one.file === file.replace(/en\.md$/, `${language}.md`));
			expect(found?.language).toBe(language);
			return numbersIn(found?.body ?? '');
		});
		expect(numbers[1]).toEqual(numbers[0]);
		expect(numbers[2]).toEqual(numbers[0]);
	});

	it('no number in the text is other than published', () => {
		const said = JSON.stringify(published);
		const known = new Set(numbersIn(said.replaceAll(/"\d[\d.]*"/g, '')));
		// Years, shares printed in per cent, and the 50 municipalities that training in nature protection is for.
		for (const number of [2023, 2024, 50, 53, 68]) known.add(number);
		const other = english.flatMap(({ body }) => numbersIn(body)).filter((number) => !known.has(number));
		expect(other).toEqual([]);
	});
});
