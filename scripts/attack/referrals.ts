/** Tries to work out, of what is published of a sector's referrals, a figure of too few people. */
import type { Programme, Row, Solver } from '#lib/disclosure/system/programme.ts';
import type { Breach } from './breach.ts';
import type { Get, Published } from './fetched.ts';

/** A figure as strangers read it; null: withheld. */
interface Told {
	readonly toSector: string | null;
	readonly status: string | null;
	readonly count: number | null;
}
interface TableOfSent {
	readonly least: number;
	readonly figures: readonly Told[];
}

const SECONDS = 20;
const nameOf = ({ toSector, status }: Told) =>
	`referrals to ${toSector ?? 'all'}, ${status ?? 'whatever came'}`;

/** Each total is what its parts come to. */
function equations(figures: readonly Told[]): Row[] {
	const isPart = (whole: Told, part: Told) =>
		(whole.status === null && part.status !== null && part.toSector === whole.toSector) ||
		(whole.toSector === null && part.toSector !== null && part.status === whole.status);
	return figures.flatMap((whole, at) =>
		[(part: Told) => part.toSector === whole.toSector, (part: Told) => part.status === whole.status].flatMap(
			(isOf) => {
				const parts = figures.flatMap((part, i) => (isPart(whole, part) && isOf(part) ? [i] : []));
				if (parts.length === 0) return [];
				const coefficients = [-1, ...parts.map(() => 1)];
				return [{ columns: [at, ...parts], coefficients, lower: 0, upper: 0 }];
			},
		),
	);
}

/** The smallest and largest whole number that a figure can be; null: not decided. */
export function boundsOfSent(figures: readonly Told[], at: number, solver: Solver) {
	const lower = figures.map(({ count }) => count ?? 0);
	const upper = figures.map(({ count }) => count ?? Infinity);
	const whole = figures.map(() => true);
	const costs = figures.map((_, i) => Number(i === at));
	const ask = (most: boolean) =>
		solver(
			{ ...{ costs, most, lower, upper, whole }, rows: equations(figures) } satisfies Programme,
			SECONDS,
		);
	const [least, most] = [ask(false), ask(true)];
	if (least.status !== 'best') return null;
	if (most.status !== 'best' && most.status !== 'unbounded') return null;
	const largest = most.status === 'best' ? Math.round(most.objective) : Infinity;
	return { smallest: Math.round(least.objective), largest };
}

/** Everything of too few people that one table gives away. @param address where it was read */
export function attackSent({ figures, least: k }: TableOfSent, address: string, solver: Solver): Breach[] {
	const told = (how: Breach['how'], figure: Told): Breach => ({
		how,
		figure: nameOf(figure),
		addresses: [address],
	});
	const wholeOf = ({ toSector }: Told) =>
		figures.find((one) => one.toSector === toSector && one.status === null)?.count ?? null;
	return figures.flatMap((figure, at) => {
		const { count, status } = figure;
		if (count !== null) {
			const whole = status === null ? null : wholeOf(figure);
			const isAll = whole !== null && whole > 0 && (count === 0 || count === whole);
			return (count > 0 && count < k) || (k > 0 && isAll) ? [told('shown', figure)] : [];
		}
		const bounds = boundsOfSent(figures, at, solver);
		if (bounds === null) return [told('not decided', figure)];
		const { smallest, largest } = bounds;
		return largest - smallest < k || largest < k ? [told('worked out', figure)] : [];
	});
}

/** Of two tables of one quarter: what the one shows and the other withholds, or says otherwise. */
function apart(one: TableOfSent, other: TableOfSent, addresses: readonly string[]): Breach[] {
	return one.figures.flatMap((figure) => {
		const its = other.figures.find(
			({ toSector, status }) => toSector === figure.toSector && status === figure.status,
		);
		return its?.count === figure.count
			? []
			: [{ how: 'difference', figure: nameOf(figure), addresses } as const];
	});
}

/** What a document's table of referrals holds; undefined: none, or nothing is said of them. */
function readSentTable(text: string): TableOfSent | undefined {
	const [line] = text.split('\n');
	const [, answer = 'null'] = line?.split('\t') ?? [];
	const found = JSON.parse(answer || 'null') as TableOfSent | null;
	return found && found.figures.length > 0 ? found : undefined;
}

/** The answer of the API, and the file of the page, as tables. */
interface Answered {
	readonly least: number;
	readonly figures: readonly { to_sector: string | null; status: string | null; count: number | null }[];
}

function readSentAnswer(text: string): TableOfSent {
	const { published } = JSON.parse(text) as { published: Answered };
	const figures = published.figures.map(({ to_sector: toSector, ...rest }) => ({ toSector, ...rest }));
	return { least: published.least, figures };
}

function readSentFile(text: string, least: number): TableOfSent {
	const [names = [], , ...lines] = text
		.replace('\ufeff', '')
		.split('\r\n')
		.filter((line) => line !== '')
		.map((line) => line.split(','));
	const cell = (line: readonly string[], name: string) => line[names.indexOf(name)] ?? '';
	return {
		least,
		figures: lines.map((line) => ({
			toSector: cell(line, 'to_sector') || null,
			status: cell(line, 'status') || null,
			count: cell(line, 'count') === '[c]' ? null : Number(cell(line, 'count')),
		})),
	};
}

/** All tables that stand published of a plan, from documents, answers and files alike. @param all oldest revision first */
export async function attackReferrals(get: Get, plan: string, all: readonly Published[], solver: Solver) {
	const breaches: Breach[] = [];
	let figures = 0;
	const byQuarter = Map.groupBy(all, (one) => `${one.sector} ${one.year} ${one.quarter}`);
	for (const its of byQuarter.values()) {
		const tables: { readonly table: TableOfSent; readonly address: string }[] = [];
		for (const { sector, year, quarter, revision } of its) {
			const address = `/${plan}/${sector}/publications/${year}/q${quarter}/${revision}/tables/referrals`;
			const table = readSentTable((await get(address)) ?? '');
			if (!table) continue;
			tables.push({ table, address });
			const file = `/${plan}/${sector}/${year}/q${quarter}/r${revision}/referrals/sent.csv`;
			const text = await get(file);
			if (text !== undefined) tables.push({ table: readSentFile(text, table.least), address: file });
		}
		const [newest] = its.slice(-1);
		const { sector = '', year, quarter } = newest ?? {};
		const api = `/api/v1/plans/${plan}/sectors/${sector}/referrals?year=${year}&quarter=${quarter}`;
		const answer = tables.length > 0 ? await get(api) : undefined;
		if (answer !== undefined) tables.push({ table: readSentAnswer(answer), address: api });
		const [first, ...others] = tables;
		if (!first) continue;
		figures += first.table.figures.length;
		breaches.push(...attackSent(first.table, first.address, solver));
		for (const { table, address } of others)
			breaches.push(...apart(first.table, table, [first.address, address]));
	}
	return { figures, breaches };
}
