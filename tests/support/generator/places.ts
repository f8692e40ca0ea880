import type { Random } from './random.ts';
import type { Row } from './files.ts';

export interface GeneratedPlaces {
	readonly rows: Row[];
	readonly governorates: string[];
	readonly districts: string[];
	readonly municipalities: string[];
	/** Camps, gatherings, unions, villages: at the level of municipalities, but none. */
	readonly others: string[];
}

const KINDS = ['camp', 'gathering', 'union', 'village'];

/** A country, 8 governorates of 3 districts, and in them municipalities and other places, some of which share a name. */
export function makePlaces(random: Random, municipalities: number): GeneratedPlaces {
	const header = 'pcode name name_ar level parent lat lon population kind aliases shapes'.split(' ');
	const rows: Row[] = [header, ['ZZ', 'Country', 'البلد', 0, '', 33.9, 35.9, '', '', '', '']];
	const made = {
		governorates: [] as string[],
		districts: [] as string[],
		municipalities: [] as string[],
		others: [] as string[],
	};
	for (let g = 1; g <= 8; g++) {
		made.governorates.push(`ZZ${g}`);
		rows.push([`ZZ${g}`, `Governorate ${g}`, '', 1, 'ZZ', '', '', '', '', '', '']);
		for (let d = 1; d <= 3; d++) {
			made.districts.push(`ZZ${g}${d}`);
			rows.push([`ZZ${g}${d}`, `District ${g}.${d}`, '', 2, `ZZ${g}`, '', '', '', '', '', '']);
		}
	}
	for (let m = 0; m < municipalities; m++) {
		const district = made.districts[m % made.districts.length] as string;
		const code = `${district}${String(m).padStart(4, '0')}`;
		const isOther = m % 23 === 11;
		(isOther ? made.others : made.municipalities).push(code);
		const name = m % 50 === 7 ? 'Ain, the other one' : `Municipality ${m}`;
		rows.push([
			code,
			name,
			`بلدية ${m}`,
			3,
			district,
			(33.1 + random.next() * 1.5).toFixed(5),
			(35.2 + random.next() * 1.3).toFixed(5),
			random.once(9) ? '' : 500 + random.below(60000),
			isOther ? random.pick(KINDS) : '',
			m % 40 === 3 ? `Old name ${m};Other name ${m}` : '',
			m % 60 === 5 ? `S${m};S${m}b` : '',
		]);
	}
	return { rows, ...made };
}
