/** The cells of one row of reports.csv as what they stand for; what is wrong is told. */
import { choicesOf } from '#lib/exchange/choices.ts';
import { calculationOf, exchangedName } from '#lib/figures/calculations.ts';
import { ALL_DIMENSIONS, dimensionsOf } from '#lib/figures/disaggregation.ts';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { monthsOf } from '#lib/plan/planYear.ts';
import { quarterAt, type Quarter } from '#lib/plan/quarter.ts';
import { ABOUT, type About } from '#lib/figures/about.ts';
import { readAmount } from '#lib/server/exchange/csv/amount.ts';
import { unguardText } from '#lib/server/files/formula.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import { calculationIn, type Combination, type LookedUpIndicator } from './lookup.ts';
import { FILE, Told } from './told.ts';

const ALL_MONTHS = Array.from({ length: 12 }, (_, i) => i + 1);

export class RowReader extends Told {
	partner(code: string, line: number): number | undefined {
		const { organisations } = this.lookup;
		return this.known(organisations, code, line, 'partner', 'organisation', 'organisations.csv');
	}

	indicator(code: string, line: number): LookedUpIndicator | undefined {
		const found = this.known(this.lookup.indicators, code, line, 'indicator', 'indicator', 'framework.csv');
		if (!found || found.isReported) return found;
		const { calculation, parts, numerator, denominator } = found.row;
		const made = calculationOf(calculation).madeOf === 'sides' ? [numerator, denominator] : parts;
		const message = `${code} is a ${exchangedName(calculation)}, which is computed and takes no values: report ${made.join(', ')}.`;
		this.fault('computed indicator', line, 'indicator', message);
		return undefined;
	}

	/** Null when the cell is empty: unknown. */
	place(code: string, line: number): number | null | undefined {
		if (code === '') return null;
		return this.known(this.lookup.places, code, line, 'place', 'place', 'places.csv')?.id;
	}

	/** Smallest units; null: unknown, or told to be wrong. */
	value(cell: string, line: number, indicator: LookedUpIndicator): number | null {
		if (cell === '') return null;
		const amount = readAmount(cell, indicator.row.unit);
		if (amount === null || typeof amount === 'number') return amount;
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
		const months = head && !ofYear ? monthsOf(quarterAt(head.quarter), this.lookup.plan) : ALL_MONTHS;
		if (months.includes(month)) return month;
		this.fault(
			'bad date',
			line,
			'month',
			`${shown(cell)} is no month of the quarter: write ${months.join(', ')}.`,
		);
		return null;
	}

	/** The high end of a range, smallest units; null: none. */
	high(cell: string, line: number, indicator: LookedUpIndicator, low: number | null): number | null {
		if (cell === '') return null;
		const amount = readAmount(cell, indicator.row.unit);
		if (amount === null) return null;
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
		if (!found) this.fault('unknown word', line, 'about', message, choicesOf(ABOUT));
		return found ?? null;
	}

	onlyTotal(column: 'high' | 'about', line: number): void {
		this.fault('rows disagree', line, column, 'Only a total can have this: leave the cell empty.');
	}

	/** A value of the year is a sum. */
	ofYear({ row }: LookedUpIndicator, quarter: Quarter, line: number): void {
		const calculation = calculationIn(row, quarter);
		if (calculationOf(calculation).addsUp) return;
		const message = `Only what is summed up can have a value of the year, and ${row.code} is a ${calculation}: write the quarter.`;
		this.fault('missing value', line, 'quarter', message);
	}

	isYes(cell: string, line: number): boolean {
		if (cell === 'yes') return true;
		const message = `${shown(cell)} is not known here: write yes, or nothing.`;
		this.fault('unknown word', line, 'nothing', message, choicesOf(['yes']));
		return false;
	}

	/** The output of an indicator, whatever it is computed by; undefined: told to be wrong. */
	output(code: string, line: number): { indicator: number; code: string } | undefined {
		const found = this.known(this.lookup.indicators, code, line, 'indicator', 'indicator', 'framework.csv');
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
					: this.known(
							this.lookup.groups[dimension],
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
		const combination = this.lookup.combinations.of(groups);
		const refused = combination.mask & ~(indicator.row.dimensions ?? ALL_DIMENSIONS);
		if (refused === 0) return combination;
		for (const dimension of dimensionsOf(refused)) {
			const message = `${indicator.row.code} has no figures by ${dimension}: leave the cell empty, or allow it in the dimensions of framework.csv.`;
			const where = { file: FILE, line, column: dimension };
			if (isDraft) this.issues.warn('dimension not allowed', where, message);
			else this.fault('dimension not allowed', line, dimension, message);
		}
		return isDraft ? combination : undefined;
	}
}
