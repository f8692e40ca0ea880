import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tinyRows } from '../../support/tinyBundle.ts';

/** A plan with a framework and a place, and no report: what a coordinator sees on the first day. Returns its folder. */
export function writePlan(folder: string, code: string, visibility: 'approved' | 'published'): string {
	mkdirSync(folder, { recursive: true });
	const put = (name: string, lines: string[]) => writeFileSync(join(folder, name), `${lines.join('\n')}\n`);
	put('plan.json', [
		JSON.stringify({
			code,
			name: `Plan ${code}`,
			currency: 'USD',
			first_year: 2024,
			last_year: 2024,
			sector: { code: 'shelter', name: 'Shelter' },
			people_method: 'largest',
			public: visibility,
		}),
	]);
	put('organisations.csv', ['code,name,type', 'P1,First partner,ingo']);
	put('participation.csv', ['partner,output,from,to', 'P1,1.1,2024-Q1,']);
	put('places.csv', [
		'pcode,name,name_ar,level,parent,lat,lon,population',
		'ZZ,Country,,0,,33.9,35.9,',
		'ZZ1,Governorate,,1,ZZ,33.9,35.9,',
		'ZZ11,District,,2,ZZ1,33.9,35.9,',
		'ZZ1101,Municipality,,3,ZZ11,33.9,35.9,1200',
	]);
	put('framework.csv', [
		'level,code,parent,name,unit,calculation,parts,numerator,denominator,counts_people,headline,required',
		'outcome,1,,People are sheltered,,,,,,,,',
		'output,1.1,1,Shelters are repaired,,,,,,,,',
		'indicator,1.1.a,1.1,# of shelters repaired,count,sum,,,,,yes,',
	]);
	put('targets.csv', ['indicator,year,quarter,place,cohort,sex,target', '1.1.a,2024,,,,,100']);
	put('periods.csv', ['year,quarter,opens,due,locks', '2024,1,2024-04-01,2024-04-20,']);
	put('reports.csv', [
		'partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,value,note',
	]);
	return folder;
}

const named = (code: string, mode = 'approved') =>
	JSON.stringify({
		...(JSON.parse(tinyRows('plan.json').join('')) as object),
		code,
		name: `Plan ${code}`,
		public: mode,
	});
const onlyHeader = (file: string) => `${tinyRows(file)[0] ?? ''}\n`;

/** Changes of the tiny plan: full of approved figures, and none of them published. */
export const secret = { 'plan.json': named('secret', 'published') };

/** Changes of the tiny plan: a framework, and no quarter yet. */
export const bare = {
	'plan.json': named('bare'),
	'periods.csv': onlyHeader('periods.csv'),
	'reports.csv': onlyHeader('reports.csv'),
	'targets.csv': onlyHeader('targets.csv'),
};
