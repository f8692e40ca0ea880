/** A quarter of forty partners whose reports are of many kinds. */
import { tinyRows } from '../../support/tinyBundle.ts';

/** P01 to P40. */
export const codeOf = (n: number) => `P${String(n).padStart(2, '0')}`;
export const nameOf = (n: number) => `Cedar Relief ${codeOf(n)}`;
export const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
export const KINDS = {
	plain: range(1, 20),
	/** Forty times what they had in the first quarter. */
	odd: range(21, 26),
	/** Two by two at one place, without a donor. */
	double: range(27, 30),
	/** Sent after the due day. */
	late: range(31, 34),
	nothing: range(35, 37),
	/** Activities with several figures. */
	whole: [38],
	returned: [39],
	missing: [40],
};
export const ASKED = [...KINDS.odd, ...KINDS.double];
export const CLEAN = range(1, 39).filter((n) => !ASKED.includes(n));

function linesOf(n: number): string[] {
	const line = (quarter: number, state: string, activity: string, cells: string) =>
		`${codeOf(n)},2024,${quarter},${state},${activity},${cells}`;
	const before = line(1, 'approved', 'A', `1.1.a,M${n},ongoing,,D${n},,,,,10,`);
	const now = (cells: string) => line(2, 'submitted', 'A', cells);
	if (KINDS.missing.includes(n)) return [before];
	if (KINDS.nothing.includes(n)) return [line(2, 'submitted', '', ',,,,,,,,,,')];
	if (KINDS.odd.includes(n)) return [before, now(`1.1.a,M${n},ongoing,,D${n},,,,,400,`)];
	if (KINDS.double.includes(n)) return [now(`1.1.a,M${n - (n % 2 === 0 ? 1 : 0)},ongoing,,,,,,,12,`)];
	if (!KINDS.whole.includes(n)) return [before, now(`1.1.a,M${n},ongoing,,D${n},,,,,9,`)];
	return [
		before,
		now(`1.1.a,M${n},ongoing,,D${n},,,,,8,`),
		now(`1.1.c,M${n},ongoing,,D${n},,,,,40000,`),
		now(`1.1.d,M${n},ongoing,,D${n},,,,,1,`),
	];
}

export const NUMBERS = range(1, 40);
export const FILES = {
	'organisations.csv': [
		'code,name,type',
		...NUMBERS.map((n) => `${codeOf(n)},${nameOf(n)},nngo`),
		...NUMBERS.map((n) => `D${n},Donor ${n},donor`),
		'',
	].join('\n'),
	'places.csv': [
		...tinyRows('places.csv').slice(0, 4),
		...NUMBERS.map((n) => `M${n},Municipality ${n},,3,ZZ11,,,,`),
		'',
	].join('\n'),
	'targets.csv': 'indicator,year,quarter,place,cohort,sex,target\n',
	'reports.csv': [tinyRows('reports.csv')[0] ?? '', ...NUMBERS.flatMap(linesOf), ''].join('\n'),
};
