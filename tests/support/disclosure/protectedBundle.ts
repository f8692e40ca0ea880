/** A small sector by chance as a bundle: few people in many places, of every kind of indicator that is protected. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { csvLine, type Row } from '../generator/files.ts';
import { Random } from '../generator/random.ts';

export const PROTECTED = { plan: 'few', sector: 'care', year: 2024, quarter: 2 } as const;

const PLAN = {
	code: PROTECTED.plan,
	name: 'Few people',
	currency: 'USD',
	first_year: 2023,
	last_year: 2024,
	sector: { code: PROTECTED.sector, name: 'Care' },
	people_method: 'largest',
	demonstration: true,
	public: 'approved',
	minimum_count: 5,
	groups: {
		sex: [
			{ code: 'female', name: 'Women' },
			{ code: 'male', name: 'Men' },
		],
		cohort: [
			{ code: 'host', name: 'Host' },
			{ code: 'refugee', name: 'Refugees' },
			{ code: 'camped', name: 'In camps', parent: 'refugee' },
		],
		age: [],
		disability: [],
	},
};

const FRAMEWORK = `level,code,parent,name,unit,calculation,parts,numerator,denominator,counts_people,headline,required,dimensions,predecessors,sensitivity,protects,goes_with
outcome,1,,Outcome,,,,,,,,,,,,,
output,1.1,1,Output,,,,,,,,,,,,,
indicator,1.1.a,1.1,Trained,people,sum,,,,yes,yes,,,,,,
indicator,1.1.b,1.1,Households,households,sum,,,,,,,,,,,
indicator,1.1.c,1.1,Cash,usd,sum,,,,,,,,,,,1.1.b
indicator,1.1.d,1.1,Served,people,peak,,,,yes,,,,,,,
indicator,1.1.e,1.1,Members,count,latest,,,,,,,,,,yes,
indicator,1.1.f,1.1,Survivors,people,sum,,,,,,,,,district,,
indicator,1.1.g,1.1,Projects,count,sum,,,,,,,,,,,
indicator,1.1.h,1.1,Municipalities,count,distinct,,,,,,,,,,,
indicator,1.a,1,Trained and survivors,people,composite,1.1.a;1.1.f,,,,,,,,,,
indicator,1.b,1,Cash a household,percent,ratio,,1.1.c,1.1.b,,,,,,,,
`;

const GOVERNORATES = 2;
const DISTRICTS = 2;
const MUNICIPALITIES = 2;

function placesOf(): { rows: Row[]; named: string[] } {
	const rows: Row[] = [['ZZ', 'Country', '', 0, '', '', '', '', '']];
	const named: string[] = [];
	for (let g = 1; g <= GOVERNORATES; g++) {
		rows.push([`Z${g}`, `Governorate ${g}`, '', 1, 'ZZ', '', '', '', '']);
		for (let d = 1; d <= DISTRICTS; d++) {
			rows.push([`Z${g}${d}`, `District ${g} ${d}`, '', 2, `Z${g}`, '', '', '', '']);
			for (let m = 1; m <= MUNICIPALITIES; m++) {
				rows.push([`Z${g}${d}${m}`, `Municipality ${g} ${d} ${m}`, '', 3, `Z${g}${d}`, '', '', '', '']);
				named.push(`Z${g}${d}${m}`);
			}
		}
	}
	rows.push(
		['ZU', 'Union', '', 3, 'Z11', '', '', '', 'union'],
		['ZC', 'Camp', '', 3, 'Z22', '', '', '', 'camp'],
	);
	return { rows, named: [...named, 'ZU', 'ZC'] };
}

const PEOPLE = ['1.1.a', '1.1.b', '1.1.d', '1.1.e', '1.1.f'];
const PARTNERS = ['P1', 'P2', 'P3'];
const DONORS = ['', 'D1', 'D2', 'D1;D2'];

/**
 * @param seed the values follow from it, and what there are values of does not
 * @param of whether partners report an indicator, by its code
 */
export function writeProtectedBundle(
	dir: string,
	seed: number,
	of: (indicator: string) => boolean = () => true,
): string {
	const [chance, shape] = [new Random(seed), new Random(7)];
	const { rows, named } = placesOf();
	const reports: Row[] = [];
	let activity = 0;
	for (const [year, quarter] of [
		[2023, 1],
		[2023, 2],
		[2024, 1],
		[2024, 2],
	] as const)
		for (const partner of PARTNERS)
			for (const place of [...named, 'Z12', 'Z2', 'ZZ', '']) {
				for (const indicator of [...PEOPLE, '1.1.g', '1.1.h']) {
					if (shape.next() < (place.length < 3 ? 0.9 : 0.6) || !of(indicator)) continue;
					if (indicator === '1.1.h' && ['', 'ZZ', 'ZU', 'ZC'].includes(place)) continue;
					const reference = `A${activity++}`;
					const donor = shape.pick(DONORS);
					const late = indicator === '1.1.a' && quarter === 2 && shape.once(8) ? `${year}-Q1` : '';
					const tag = shape.once(5) ? 'flood' : '';
					const appeal = shape.once(25) ? 'Other appeal' : '';
					const value = chance.next() < 0.15 ? 1 + chance.below(4) : 5 + chance.below(60);
					const add = (of: string, cohort: string, sex: string, amount: number | string) => {
						const [before, after] = [
							[partner, year, quarter, 'approved', reference, of, place, 'completed', '', donor],
							[cohort, sex, '', '', amount, '', late, tag, appeal],
						];
						reports.push([...before, ...after]);
					};
					add(indicator, '', '', indicator === '1.1.h' ? 1 : value);
					if (indicator === '1.1.b') add('1.1.c', '', '', value * 50);
					if (!PEOPLE.includes(indicator)) continue;
					const women = chance.below(value + 1);
					if (!shape.once(4)) {
						add(indicator, '', 'female', women);
						add(indicator, '', 'male', value - women);
					}
					if (shape.once(2)) {
						const [host, camped] = [chance.below(women + 1), chance.below(value - women + 1)];
						add(indicator, 'host', '', host);
						add(indicator, 'camped', '', camped);
						add(indicator, 'refugee', '', chance.below(value - host - camped + 1));
					}
				}
			}
	const files = {
		'plan.json': JSON.stringify(PLAN),
		'organisations.csv':
			'code,name,type\nP1,One,nngo\nP2,Two,un\nP3,Three,ingo\nD1,Donor one,donor\nD2,Donor two,donor\n',
		'places.csv': csv('pcode,name,name_ar,level,parent,lat,lon,population,kind', rows),
		'framework.csv': FRAMEWORK,
		'periods.csv': [
			'year,quarter,opens,due,locks',
			...[2023, 2024].flatMap((year) => [
				`${year},1,${year}-04-01,${year}-04-20,`,
				`${year},2,${year}-07-01,${year}-07-20,`,
			]),
			'',
		].join('\n'),
		'targets.csv': [
			'indicator,year,quarter,place,cohort,sex,target',
			...[...PEOPLE, '1.a'].flatMap((code) => [`${code},2024,,,,,900`, `${code},2024,2,,,,400`]),
			'',
		].join('\n'),
		'reports.csv': csv(
			'partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,value,note,done_in,tags,appeal',
			reports,
		),
	};
	mkdirSync(dir, { recursive: true });
	for (const [name, text] of Object.entries(files)) writeFileSync(join(dir, name), text);
	return dir;
}

function csv(head: string, rows: readonly Row[]): string {
	return `${head}\n${rows.map(csvLine).join('')}`;
}
