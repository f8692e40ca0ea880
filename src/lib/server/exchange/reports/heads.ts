/** The reports that the rows belong to: a partner's quarter in a state. */
import { choicesOf } from '#lib/exchange/choices.ts';
import { quarterIndex, isQuarterNumber } from '#lib/plan/quarter.ts';
import { REPORT_STATES, type ReportState } from '#lib/report/report.ts';
import { key } from '#lib/server/exchange/queries/bundle/reference.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { StagedReport } from '#lib/server/exchange/commands/bundle/staging.ts';
import type { Lookup } from './lookup.ts';
import type { RowReader } from './row.ts';

export interface Head extends StagedReport {
	/** Quarter index. */
	readonly quarter: number;
	/** Line that says there is nothing to report; null: none does. */
	nothingLine: number | null;
	hasRows: boolean;
	/** Outputs for which it says that there is nothing to report, by the position of an indicator of each. */
	readonly nothing: Map<number, { readonly output: string; readonly line: number }>;
	/** Codes of the outputs that its rows are for; null: of an outcome. */
	readonly outputs: Set<string | null>;
}

export class Heads {
	readonly all: Head[] = [];
	readonly #lookup: Lookup;
	readonly #rows: RowReader;
	readonly #byKey = new Map<string, Head | undefined>();
	/** Of each partner and period, the report that is not approved. */
	readonly #underWay = new Map<string, Head>();

	constructor(lookup: Lookup, rows: RowReader) {
		this.#lookup = lookup;
		this.#rows = rows;
	}

	/** Undefined when the cells name none; that is told once, for the first row. */
	find(partner: string, year: string, quarter: string, state: string, line: number): Head | undefined {
		// A value of the year stands in the report of its last quarter.
		const name = key(partner, year, quarter || '4', state);
		if (this.#byKey.has(name)) return this.#byKey.get(name);
		const head = this.#make(partner, year, quarter || '4', state, line);
		this.#byKey.set(name, head);
		return head;
	}

	#make(partner: string, year: string, quarter: string, state: string, line: number): Head | undefined {
		const partnerId = this.#rows.partner(partner, line);
		const period = this.#period(year, quarter, line);
		const found = REPORT_STATES.find((word) => word === state);
		if (!found) {
			const message = `${shown(state)} is no state of a report: write ${REPORT_STATES.join(', ')}.`;
			this.#rows.fault('unknown word', line, 'state', message, choicesOf(REPORT_STATES));
		}
		if (partnerId === undefined || !period || !found) return undefined;
		const head: Head = {
			id: this.all.length + 1,
			partner: partnerId,
			period: period.id,
			state: found,
			line,
			quarter: period.index,
			nothingLine: null,
			hasRows: false,
			nothing: new Map(),
			outputs: new Set(),
		};
		if (found !== 'approved') this.#checkUnderWay(head);
		this.all.push(head);
		return head;
	}

	#period(year: string, quarter: string, line: number): { id: number; index: number } | undefined {
		const id = this.#lookup.periods.get(key(year, quarter));
		const number = Number(quarter);
		if (id !== undefined && isQuarterNumber(number)) {
			return { id, index: quarterIndex({ year: Number(year), quarter: number }) };
		}
		if (this.#rows.isLost('periods.csv', key(year, quarter))) return undefined;
		const message = `The plan has no quarter ${shown(`${year}-Q${quarter}`)}: add it to periods.csv or correct it.`;
		this.#rows.fault('missing period', line, 'quarter', message);
		return undefined;
	}

	/** A quarter of a partner has one state, or `approved` and one later. Source: docs/exchange.md, reports.csv. */
	#checkUnderWay(head: Head): void {
		const name = key(head.partner, head.period);
		const first = this.#underWay.get(name);
		if (!first) {
			this.#underWay.set(name, head);
			return;
		}
		const state: ReportState = first.state;
		const message = `This partner's quarter is ${state} in line ${first.line} and ${head.state} here: it has one state, or approved and one later.`;
		this.#rows.fault('two states', head.line, 'state', message);
	}
}
