import type { Random } from './random.ts';
import type { Row } from './files.ts';

export interface GeneratedIndicator {
	readonly code: string;
	readonly unit: string;
	readonly calculation: string;
	readonly counts: 'begun' | 'completed';
	/** Dimensions that it may have; empty: all. */
	readonly dimensions: readonly string[];
	/** Years in which it is reported: a predecessor ends where its successor begins. */
	readonly from: number;
	readonly to: number;
}

export interface GeneratedFramework {
	readonly rows: Row[];
	readonly outputs: string[];
	readonly reported: GeneratedIndicator[];
	/** Code and calculation of all indicators, reported and computed. */
	readonly all: {
		readonly code: string;
		readonly calculation: string;
		readonly direction: string;
		readonly unit: string;
	}[];
}

const HEADER = (
	'level code parent name unit calculation parts numerator denominator counts_people headline required dimensions ' +
	'counts direction baseline predecessors sensitivity name_ar name_fr note note_ar note_fr'
).split(' ');

const ROTATION = ['sum', 'sum', 'distinct', 'sum', 'peak', 'latest', 'sum', 'distinct'];
const UNITS = ['people', 'count', 'usd', 'kg', 'households'];

/** Outcomes, outputs, reported indicators in a fixed rotation, and every sort of computed one. */
export function makeFramework(
	random: Random,
	count: number,
	firstYear: number,
	lastYear: number,
): GeneratedFramework {
	const rows: Row[] = [];
	const outputs: string[] = [];
	const add = (cells: Record<string, string | number>) => rows.push(HEADER.map((name) => cells[name] ?? ''));
	for (let c = 1; c <= 3; c++) {
		add({ level: 'outcome', code: c, name: `Outcome ${c}`, name_ar: `النتيجة ${c}`, name_fr: `Effet ${c}` });
		for (let k = 1; k <= 4; k++) {
			outputs.push(`${c}.${k}`);
			add({ level: 'output', code: `${c}.${k}`, parent: c, name: `Output ${c}.${k}` });
		}
	}
	const reported: GeneratedIndicator[] = [];
	const all: GeneratedFramework['all'] = [];
	const put = (
		cells: { code: string; unit: string; calculation: string; direction?: string } & Record<
			string,
			string | number
		>,
	) => {
		add({
			level: 'indicator',
			name: `Indicator ${cells.code}`,
			headline: random.once(6) ? 'yes' : '',
			...cells,
		});
		const { code, calculation, unit, direction = 'up' } = cells;
		all.push({ code, calculation, unit, direction });
	};
	for (let i = 0; i < count; i++) {
		const parent = outputs[i % outputs.length] as string;
		const calculation = ROTATION[i % ROTATION.length] as string;
		const isCounted = calculation === 'distinct' || calculation === 'latest';
		const unit = isCounted ? 'count' : (UNITS[i % UNITS.length] as string);
		const isDown = calculation === 'latest' && i % 3 === 0;
		const counts = calculation === 'sum' && i % 7 === 3 ? 'completed' : 'begun';
		const dimensions = unit === 'people' && i % 10 === 5 ? ['sex', 'cohort'] : [];
		const previous = reported.at(-1);
		// A new way of counting takes over from the indicator before it after the first year.
		const succeeds = i % 16 === 9 && lastYear > firstYear && previous?.unit === unit ? previous : undefined;
		if (succeeds) reported[reported.length - 1] = { ...succeeds, to: firstYear };
		const code = `${parent}.${String(i).padStart(3, '0')}`;
		reported.push({
			code,
			unit,
			calculation,
			counts,
			dimensions,
			from: succeeds ? firstYear + 1 : firstYear,
			to: lastYear,
		});
		put({
			code,
			parent,
			unit,
			calculation,
			counts: counts === 'completed' ? counts : '',
			counts_people: unit === 'people' ? 'yes' : '',
			dimensions: dimensions.join(';'),
			direction: isDown ? 'down' : 'up',
			baseline: isDown ? 400 + random.below(400) : '',
			predecessors: succeeds?.code ?? '',
			sensitivity: i % 25 === 24 ? 'district' : '',
			note: i % 11 === 0 ? 'A "note", with a comma' : '',
		});
	}
	const of = (calculation: string, unit?: string) =>
		reported
			.filter((row) => row.calculation === calculation && (!unit || row.unit === unit))
			.map(({ code }) => code);
	computed(put, of);
	return { rows: [HEADER, ...rows], outputs, reported, all };
}

type Put = (
	cells: { code: string; unit: string; calculation: string } & Record<string, string | number>,
) => void;

/** Composites of sums, of distinct ones, nested, of both; ratios of reported and of composite indicators. */
function computed(put: Put, of: (calculation: string, unit?: string) => string[]): void {
	const composite = (code: string, parent: string | number, unit: string, parts: readonly string[]) => {
		if (parts.length > 1) put({ code, parent, unit, calculation: 'composite', parts: parts.join(';') });
	};
	const distinct = of('distinct');
	const counts = of('sum', 'count');
	const people = of('sum', 'people');
	composite('1.a', 1, 'count', distinct.slice(0, 2));
	composite('1.b', 1, 'count', ['1.a', ...distinct.slice(2, 4)]);
	composite('2.a', 2, 'count', counts.slice(0, 3));
	composite('2.b', 2, 'count', ['2.a', ...of('latest').slice(0, 1)]);
	composite('2.c', 2, 'count', [...counts.slice(-1), ...distinct.slice(-1)]);
	composite('3.a', 3, 'people', [...people.slice(0, 2), ...of('peak', 'people').slice(0, 1)]);
	const ratio = (code: string, numerator: string | undefined, denominator: string | undefined) => {
		if (!numerator || !denominator) return;
		put({ code, parent: 3, unit: 'percent', calculation: 'ratio', numerator, denominator });
	};
	ratio('3.b', people[0], people[1]);
	ratio('3.c', distinct.length > 1 ? '1.a' : undefined, counts[0]);
	ratio('3.d', of('sum', 'usd')[0], people[0]);
}
