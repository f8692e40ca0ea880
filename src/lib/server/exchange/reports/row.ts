/** The cells of one row of reports.csv as what they stand for; what is wrong is told. */
import { calculationOf, exchangedName } from '#lib/figures/calculations.ts';
import { ALL_DIMENSIONS, dimensionsOf } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { isEarlier, parseQuarter, quarterIndex, type Quarter } from '#lib/plan/quarter.ts';
import { ABOUT, ACTIVITY_STATUSES, type About, type ActivityStatus } from '#lib/report/report.ts';
import { INVENTED, referenceFault, tagFault, withoutMarks } from '#lib/report/texts.ts';
import { readAmount } from '#lib/server/exchange/csv/amount.ts';
import type { ColumnName } from '#lib/server/exchange/csv/columns.ts';
import { codeFault, hasControl, TEXT_FAULTS } from '#lib/server/exchange/csv/text.ts';
import { unguardText } from '#lib/server/files/formula.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { Combination, LookedUpIndicator, Lookup } from './lookup.ts';

export type ReportColumn = ColumnName<'reports.csv'>;
const FILE = 'reports.csv';

export class RowReader {
	readonly #lookup: Lookup;
	readonly #issues: Issues;
	readonly #donors = new Map<string, number[]>();

	constructor(lookup: Lookup, issues: Issues) {
		this.#lookup = lookup;
		this.#issues = issues;
	}

	/** Whether what is not there may be a row that was left out, and told to be wrong there. */
	isLost(file: string, key: string): boolean {
		return this.#issues.isLost(file, key);
	}

	fault(kind: string, line: number, column: ReportColumn | null, message: string): void {
		this.#issues.error(kind, { file: FILE, line, column }, message);
	}

	/** Undefined when the code is not known. */
	organisation(code: string, line: number, column: 'partner' | 'through' | 'donor'): number | undefined {
		return this.#known(this.#lookup.organisations, code, line, column, 'organisation', 'organisations.csv');
	}

	indicator(code: string, line: number): LookedUpIndicator | undefined {
		const found = this.#known(this.#lookup.indicators, code, line, 'indicator', 'indicator', 'framework.csv');
		if (!found || found.isReported) return found;
		const { calculation, parts, numerator, denominator } = found.row;
		const made = calculationOf(calculation).madeOf === 'sides' ? [numerator, denominator] : parts;
		const message = `${code} is a ${exchangedName(calculation)}, which is computed and takes no values: report ${made.join(', ')}.`;
		this.fault('computed indicator', line, 'indicator', message);
		return undefined;
	}

	/** 0 when the cell is empty: unknown. */
	place(code: string, line: number): number | undefined {
		if (code === '') return 0;
		return this.#known(this.#lookup.places, code, line, 'place', 'place', 'places.csv')?.id;
	}

	/** One that an export invented (`!000001`) is taken as it stands: it joins the lines of this file. */
	reference(cell: string, line: number): string | null {
		const text = unguardText(cell);
		if (text === '' || text.startsWith(INVENTED)) return text || null;
		const fault = referenceFault(text);
		if (fault)
			this.fault(
				'bad code',
				line,
				'activity',
				`${shown(text)} cannot be a reference: ${TEXT_FAULTS[fault]}.`,
			);
		return text;
	}

	status(cell: string, line: number): ActivityStatus | undefined {
		const found = ACTIVITY_STATUSES.find((status) => status === cell);
		if (!found) {
			const what = cell === '' ? 'This cell is empty' : `${shown(cell)} is not known here`;
			this.fault('unknown word', line, 'activity_status', `${what}: write ${ACTIVITY_STATUSES.join(', ')}.`);
		}
		return found;
	}

	/** In ascending order. */
	donors(cell: string, line: number): number[] {
		const cached = this.#donors.get(cell);
		if (cached) return cached;
		const codes = cell.split(';');
		const ids = codes.flatMap((code) => this.organisation(code, line, 'donor') ?? []);
		if (new Set(codes).size < codes.length) {
			this.fault('duplicate key', line, 'donor', `${shown(cell)} names a donor twice: name each once.`);
		} else if (ids.length === codes.length)
			this.#donors.set(
				cell,
				ids.sort((a, b) => a - b),
			);
		return ids;
	}

	tags(cell: string, line: number): string[] {
		const tags = unguardText(cell).split(';');
		const wrong = tags.map(tagFault).find((fault) => fault !== undefined);
		if (wrong !== undefined || new Set(tags).size < tags.length) {
			const why = wrong === undefined ? 'write each once, with ";" between them' : TEXT_FAULTS[wrong];
			this.fault('bad code', line, 'tags', `${shown(cell)} is no list of tags: ${why}.`);
		}
		return tags.sort();
	}

	/** Positions of places, in ascending order. */
	also(cell: string, line: number): number[] {
		const codes = cell.split(';');
		const found = codes.flatMap(
			(code) => this.#known(this.#lookup.places, code, line, 'also', 'place', 'places.csv')?.id ?? [],
		);
		if (new Set(codes).size < codes.length) {
			this.fault('duplicate key', line, 'also', `${shown(cell)} names a place twice: name each once.`);
		}
		return [...new Set(found)].sort((a, b) => a - b);
	}

	appeal(cell: string, line: number): string {
		const fault = codeFault(cell);
		if (fault) this.fault('bad code', line, 'appeal', `${shown(cell)} cannot be a code: ${fault}.`);
		return cell;
	}

	note(cell: string, line: number): string {
		if (hasControl(cell))
			this.fault('bad text', line, 'note', 'This text has control characters in it: write it anew.');
		return unguardText(cell);
	}

	/**
	 * Quarter index; null when it is the report's own.
	 * @param own the report's quarter; undefined: told to be wrong
	 */
	doneIn(cell: string, line: number, own: Quarter | undefined): number | null {
		const quarter = parseQuarter(cell);
		if (!quarter) {
			this.fault('bad date', line, 'done_in', `${shown(cell)} is no quarter: write it as 2024-Q1.`);
			return null;
		}
		const index = quarterIndex(quarter);
		if (!own || isEarlier(index, own)) return index;
		if (index > quarterIndex(own)) {
			this.fault(
				'bad date',
				line,
				'done_in',
				`${cell} is after the quarter that reports it: correct one of them.`,
			);
		}
		return null;
	}

	/** Smallest units; null: unknown, or told to be wrong. */
	value(cell: string, line: number, indicator: LookedUpIndicator): number | null {
		if (cell === '') return null;
		const amount = readAmount(cell, indicator.row.unit);
		if (typeof amount === 'number') return amount;
		this.fault(amount.kind, line, 'value', amount.message);
		return null;
	}

	/** 1 to 12; null: the row names none. The month must be one of the report's. */
	month(
		cell: string,
		line: number,
		head: { readonly quarter: number } | undefined,
		ofYear: boolean,
	): number | null {
		if (cell === '') return null;
		const month = /^\d{1,2}$/.test(cell) ? Number(cell) : 0;
		const last = head && !ofYear ? ((head.quarter % 4) + 1) * 3 : 12;
		const first = head && !ofYear ? last - 2 : 1;
		if (month >= first && month <= last) return month;
		this.fault(
			'bad date',
			line,
			'month',
			`${shown(cell)} is no month of the quarter: write ${first} to ${last}.`,
		);
		return null;
	}

	/** The high end of a range, smallest units; null: none. */
	high(cell: string, line: number, indicator: LookedUpIndicator, low: number | null): number | null {
		if (cell === '') return null;
		const amount = readAmount(cell, indicator.row.unit);
		if (typeof amount !== 'number') this.fault(amount.kind, line, 'high', amount.message);
		else if (low === null || amount < low) {
			this.fault(
				'bad number',
				line,
				'high',
				`${shown(cell)} is the high end of a range: write the low one as value.`,
			);
		} else return amount;
		return null;
	}

	/** Null: the value is exactly what is given. */
	about(cell: string, line: number, value: number | null): About | null {
		if (cell === '') return null;
		if (value === null) {
			const message = `${shown(cell)} says how a value is meant: write the value.`;
			this.fault('missing value', line, 'about', message);
		}
		const found = ABOUT.find((sign) => sign === unguardText(cell));
		const message = `${shown(cell)} is not known here: write ${ABOUT.join(', ')}.`;
		if (!found) this.fault('unknown word', line, 'about', message);
		return found ?? null;
	}

	onlyTotal(column: 'high' | 'about', line: number): void {
		this.fault('rows disagree', line, column, 'Only a total can have this: leave the cell empty.');
	}

	/** A value of the year is a sum. */
	ofYear({ row }: LookedUpIndicator, line: number): void {
		if (calculationOf(row.calculation).addsUp) return;
		const message = `Only what is summed up can have a value of the year, and ${row.code} is a ${row.calculation}: write the quarter.`;
		this.fault('missing value', line, 'quarter', message);
	}

	isYes(cell: string, line: number): boolean {
		if (cell === 'yes') return true;
		this.fault('unknown word', line, 'nothing', `${shown(cell)} is not known here: write yes, or nothing.`);
		return false;
	}

	/** The output of an indicator, whatever it is computed by; undefined: told to be wrong. */
	output(code: string, line: number): { indicator: number; code: string } | undefined {
		const found = this.#known(this.#lookup.indicators, code, line, 'indicator', 'indicator', 'framework.csv');
		if (!found) return undefined;
		if (found.row.output !== null) return { indicator: found.id, code: found.row.output };
		this.fault('unknown code', line, 'indicator', `${code} spans outputs: name an indicator of the output.`);
		return undefined;
	}

	/**
	 * @param codes in the order of DIMENSIONS, empty where the row names none; undefined: told to be wrong
	 * @param isDraft a dimension that the indicator has not is only told
	 */
	combination(
		codes: readonly string[],
		line: number,
		indicator: LookedUpIndicator,
		isDraft: boolean,
	): Combination | undefined {
		const groups: number[] = [];
		for (const [i, dimension] of DIMENSIONS.entries()) {
			const code = codes[i] ?? '';
			const found =
				code === ''
					? 0
					: this.#known(
							this.#lookup.groups[dimension],
							code,
							line,
							dimension,
							dimension,
							'plan.json',
							'unknown group',
						);
			if (found === undefined) return undefined;
			groups.push(found);
		}
		const combination = this.#lookup.combinations.of(groups);
		const refused = combination.mask & ~(indicator.row.dimensions ?? ALL_DIMENSIONS);
		if (refused === 0) return combination;
		for (const dimension of dimensionsOf(refused)) {
			const message = `${indicator.row.code} has no figures by ${dimension}: leave the cell empty, or allow it in the dimensions of framework.csv.`;
			const where = { file: FILE, line, column: dimension };
			if (isDraft) this.#issues.warn('dimension not allowed', where, message);
			else this.fault('dimension not allowed', line, dimension, message);
		}
		return isDraft ? combination : undefined;
	}

	#known<V>(
		among: ReadonlyMap<string, V>,
		code: string,
		line: number,
		column: ReportColumn,
		what: string,
		home: string,
		kind = 'unknown code',
	): V | undefined {
		const found = among.get(code) ?? among.get(withoutMarks(code));
		if (found !== undefined) return found;
		if (code === '') {
			this.fault('missing value', line, column, `This cell is empty: write the code of the ${what}.`);
		} else if (!this.isLost(home, withoutMarks(code))) {
			const message = `There is no ${what} ${shown(code)}: add it to ${home} or correct the code.`;
			this.fault(kind, line, column, message);
		}
		return undefined;
	}
}
