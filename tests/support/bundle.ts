/**
 * Writes a synthetic plan as an exchange bundle: same seed and size, same bytes, whatever the size in little memory.
 * usage: node tests/support/bundle.ts OUT_DIR [--values 10000] [--seed 1] [--plan synthetic] [--years 3]
 *   [--municipalities 1100] [--partners 100] [--indicators 100]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { putCsv, type Row } from './generator/files.ts';
import { makeFramework, type GeneratedFramework } from './generator/framework.ts';
import { makePlaces, type GeneratedPlaces } from './generator/places.ts';
import { Random } from './generator/random.ts';
import { writeReports } from './generator/reports.ts';

export interface BundleOptions {
	readonly values?: number;
	readonly seed?: number;
	readonly plan?: string;
	readonly sector?: string;
	readonly years?: number;
	readonly municipalities?: number;
	readonly partners?: number;
	readonly indicators?: number;
}

const FIRST_YEAR = 2024;

/** Writes the bundle into a folder; returns how many values its reports have, totals and cells together. */
export async function writeBundle(dir: string, options: BundleOptions = {}): Promise<number> {
	const { values = 10_000, seed = 1, plan = 'synthetic', sector = 'social-stability', years = 3 } = options;
	const { municipalities = 1100, indicators = 100 } = options;
	// A report has at most so many activities: a plan of ten million values has more partners.
	const { partners: partnerCount = Math.max(100, Math.ceil(values / 20_000)) } = options;
	const random = new Random(seed);
	const lastYear = FIRST_YEAR + years - 1;
	mkdirSync(dir, { recursive: true });
	writePlan(dir, plan, sector, seed, lastYear);
	const pad = (n: number, width: number) => String(n).padStart(width, '0');
	const donors = Array.from({ length: 15 }, (_, i) => `DON${pad(i + 1, 2)}`);
	const partners = Array.from({ length: partnerCount }, (_, i) => `PAR${pad(i + 1, 3)}`);
	putCsv(dir, 'organisations.csv', [
		['code', 'name', 'type'],
		...partners.map((code, i) => [
			code,
			`Partner ${code}`,
			['un', 'ingo', 'nngo', 'government'][i % 4] as string,
		]),
		...donors.map((code) => [code, `Donor ${code}`, 'donor']),
	]);
	const places = makePlaces(random, municipalities);
	putCsv(dir, 'places.csv', places.rows);
	const framework = makeFramework(random, indicators, FIRST_YEAR, lastYear);
	putCsv(dir, 'framework.csv', framework.rows);
	putCsv(dir, 'periods.csv', periodRows(lastYear));
	putCsv(dir, 'participation.csv', participationRows(random, partners, framework.outputs));
	putCsv(dir, 'targets.csv', targetRows(random, framework, places, lastYear));
	putCsv(dir, 'funding.csv', fundingRows(random, framework.outputs, partners, donors, lastYear));
	const question = { plan, values, firstYear: FIRST_YEAR, years, partners, donors, framework, places };
	return writeReports(dir, random, question);
}

/** Odd seeds go by milestones and add up people, even ones are linear and take the largest. */
function writePlan(dir: string, code: string, sector: string, seed: number, lastYear: number): void {
	const isOdd = seed % 2 === 1;
	const plan = {
		code,
		name: `Synthetic plan ${code}`,
		currency: 'USD',
		first_year: FIRST_YEAR,
		last_year: lastYear,
		sector: { code: sector, name: 'Social Stability', name_ar: 'الاستقرار الاجتماعي' },
		people_method: isOdd ? 'sum' : 'largest',
		pace: isOdd ? 'milestones' : 'linear',
		public: 'approved',
		minimum_count: 0,
	};
	writeFileSync(join(dir, 'plan.json'), `${JSON.stringify(plan, null, 2)}\n`);
}

function periodRows(lastYear: number): Row[] {
	const rows: Row[] = [['year', 'quarter', 'opens', 'due', 'locks']];
	for (let year = FIRST_YEAR; year <= lastYear; year++) {
		for (let quarter = 1; quarter <= 4; quarter++) {
			const end = Date.UTC(year, quarter * 3, 1);
			const day = (n: number) => new Date(end + n * 864e5).toISOString().slice(0, 10);
			rows.push([year, quarter, day(0), day(20), year === lastYear ? '' : day(35)]);
		}
	}
	return rows;
}

function participationRows(random: Random, partners: readonly string[], outputs: readonly string[]): Row[] {
	const rows: Row[] = [['partner', 'output', 'from', 'to']];
	for (const partner of partners) {
		const taken = new Set(Array.from({ length: 1 + random.below(3) }, () => random.pick(outputs)));
		for (const output of taken) {
			const to = random.once(4) ? `${FIRST_YEAR}-Q${1 + random.below(4)}` : '';
			rows.push([partner, output, `${FIRST_YEAR}-Q1`, to]);
		}
	}
	return rows;
}

/** The year's target, later versions of it, milestones, and splits by place, cohort and sex that never add up. */
function targetRows(
	random: Random,
	{ all }: GeneratedFramework,
	places: GeneratedPlaces,
	lastYear: number,
): Row[] {
	const rows: Row[] = [['indicator', 'year', 'quarter', 'place', 'cohort', 'sex', 'target', 'from_quarter']];
	for (const { code, calculation, direction, unit } of all) {
		if (random.once(10)) continue;
		for (let year = FIRST_YEAR; year <= lastYear; year++) {
			const target = () => {
				if (calculation === 'ratio') return '0.6';
				if (direction === 'down') return String(random.below(300));
				return String(unit === 'usd' ? 100_000 + random.below(900_000) : 20 + random.below(3000));
			};
			rows.push([code, year, '', '', '', '', target(), random.once(8) ? 2 : '']);
			if (random.once(5)) rows.push([code, year, '', '', '', '', target(), 3]);
			for (const quarter of [1, 2, 3, 4]) {
				if (random.once(3)) rows.push([code, year, quarter, '', '', '', target(), '']);
			}
			if (random.once(4)) rows.push([code, year, '', random.pick(places.governorates), '', '', target(), '']);
			if (unit === 'people') rows.push([code, year, '', '', 'lebanese', 'female', target(), '']);
		}
	}
	return rows;
}

function fundingRows(
	random: Random,
	outputs: readonly string[],
	partners: readonly string[],
	donors: readonly string[],
	lastYear: number,
): Row[] {
	const rows: Row[] = [
		[
			'kind',
			'year',
			'output',
			'donor',
			'partner',
			'status',
			'date',
			'amount',
			'currency',
			'usd_rate',
			'id',
			'in_kind',
		],
	];
	const statuses = ['pledged', 'committed', 'received', 'carry_over'];
	for (let year = FIRST_YEAR; year <= lastYear; year++) {
		for (const output of outputs) {
			rows.push([
				'requirement',
				year,
				output,
				'',
				'',
				'',
				'',
				(1 + random.below(40)) * 250_000,
				'USD',
				1,
				'',
				'',
			]);
		}
		for (let k = 0; k < 60; k++) {
			const [currency, rate] = random.once(3) ? ['EUR', 1.08] : ['USD', 1];
			const day = `${year}-${String(1 + random.below(12)).padStart(2, '0')}-15`;
			const output = random.once(5) ? '' : random.pick(outputs);
			const amount = (random.next() * 900_000).toFixed(2);
			rows.push([
				...['contribution', year, output, random.pick(donors), random.once(6) ? '' : random.pick(partners)],
				...[random.pick(statuses), day, amount, currency, rate],
				...[random.once(2) ? `C${year}-${k}` : '', random.once(9) ? 'yes' : ''],
			]);
		}
	}
	return rows;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
	const { values: o, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			values: { type: 'string' },
			seed: { type: 'string' },
			plan: { type: 'string' },
			years: { type: 'string' },
			municipalities: { type: 'string' },
			partners: { type: 'string' },
			indicators: { type: 'string' },
		},
	});
	const [dir] = positionals;
	if (!dir) throw new Error('usage: node tests/support/bundle.ts OUT_DIR [--values N] [--seed S] …');
	const number = (text: string | undefined, otherwise: number) =>
		text === undefined ? otherwise : Number(text);
	const written = await writeBundle(dir, {
		values: number(o.values, 10_000),
		seed: number(o.seed, 1),
		plan: o.plan ?? 'synthetic',
		years: number(o.years, 3),
		municipalities: number(o.municipalities, 1100),
		partners: number(o.partners, 100),
		indicators: number(o.indicators, 100),
	});
	console.log(`${dir}: ${written} values`);
}
