import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The smallest bundle with something of everything; a test replaces the files that it is about. */
const FILES: Record<string, string> = {
	'plan.json': JSON.stringify({
		code: 'tiny',
		name: 'Tiny plan',
		currency: 'USD',
		timezone: 'Asia/Beirut',
		first_year: 2024,
		last_year: 2025,
		sector: { code: 'stability', name: 'Stability' },
		people_method: 'largest',
		public: 'approved',
		minimum_count: 0,
	}),
	'organisations.csv':
		'code,name,type\nP1,Partner one,nngo\nP2,Partner two,un\nD1,Donor one,donor\nD2,Donor two,donor\n',
	'places.csv': [
		'pcode,name,name_ar,level,parent,lat,lon,population,kind',
		'ZZ,Country,البلد,0,,,,,',
		'ZZ1,Governorate,,1,ZZ,,,,',
		'ZZ11,District,,2,ZZ1,,,,',
		'M1,Municipality one,,3,ZZ11,33.5,35.5,1000,',
		'M2,Municipality two,,3,ZZ11,,,,',
		'C1,Camp,,3,ZZ11,,,,camp',
		'',
	].join('\n'),
	'framework.csv': [
		'level,code,parent,name,unit,calculation,parts,numerator,denominator,counts_people,headline,required,dimensions',
		'outcome,1,,Outcome,,,,,,,,,',
		'output,1.1,1,Output,,,,,,,,,',
		'indicator,1.1.a,1.1,People trained,people,sum,,,,yes,yes,,',
		'indicator,1.1.b,1.1,Municipalities,count,distinct,,,,,,,',
		'indicator,1.1.c,1.1,Money,usd,sum,,,,,,,',
		'indicator,1.1.d,1.1,Projects,count,sum,,,,,,,sex',
		'indicator,1.a,1,All projects,count,composite,1.1.b;1.1.d,,,,,,',
		'indicator,1.b,1,Share,percent,ratio,,1.1.d,1.1.a,,,,',
		'',
	].join('\n'),
	'periods.csv':
		'year,quarter,opens,due,locks\n2024,1,2024-04-01,2024-04-20,2024-05-05\n2024,2,2024-07-01,2024-07-20,\n',
	'targets.csv':
		'indicator,year,quarter,place,cohort,sex,target\n1.1.a,2024,,,,,100\n1.1.a,2024,1,,,,25\n1.b,2024,,,,,0.6\n',
	'reports.csv': [
		'partner,year,quarter,state,activity,indicator,place,activity_status,through,donor,cohort,sex,age,disability,value,note',
		'P1,2024,1,approved,A1,1.1.a,M1,completed,,D1,,,,,10,first',
		'P1,2024,1,approved,A1,1.1.a,M1,completed,,D1,,female,,,6,first',
		'P1,2024,1,approved,A1,1.1.a,M1,completed,,D1,,male,,,4,first',
		'P1,2024,2,approved,A1,1.1.a,M1,ongoing,,D1;D2,,,,,20,',
		'P2,2024,2,submitted,B1,1.1.c,M2,ongoing,P1,,,,,,12.50,',
		'',
	].join('\n'),
};

/** The rows of a file, the header first, for a test to add to or to change. */
export function tinyRows(file: string): string[] {
	return (FILES[file] ?? '').split('\n').filter((line) => line !== '');
}

/**
 * Writes the bundle into a folder.
 * @param changes text or bytes in place of a file; null: without it
 */
export function writeTinyBundle(dir: string, changes: Record<string, string | Buffer | null> = {}): string {
	mkdirSync(dir, { recursive: true });
	for (const [name, text] of Object.entries({ ...FILES, ...changes })) {
		if (text === null) continue;
		mkdirSync(dirname(join(dir, name)), { recursive: true });
		writeFileSync(join(dir, name), text);
	}
	return dir;
}

/** A file with one more row, or several, at its end. */
export function withRows(file: string, ...rows: string[]): Record<string, string> {
	return { [file]: [...tinyRows(file), ...rows, ''].join('\n') };
}

/** A file with a text in it replaced. */
export function withText(file: string, text: string, by: string): Record<string, string> {
	const found = FILES[file] ?? '';
	if (!found.includes(text)) throw new Error(`${file} has no ${text}`);
	return { [file]: found.replace(text, by) };
}
