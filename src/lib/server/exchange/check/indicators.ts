import { isDeepStrictEqual } from 'node:util';
import { calculationOf, exchangedName, isReported } from '#lib/figures/calculations.ts';
import { isProtected, mayProtect } from '#lib/figures/protection.ts';
import { sharedLeaves } from '#lib/figures/walk.ts';
import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';
import { findCircles } from '#lib/server/exchange/read/tree.ts';

const FILE = 'framework.csv';

type Fault = (kind: string, column: string, message: string) => void;
type Unknown = (column: string, code: string) => void;

/** Composites, ratios and predecessors; and that an indicator that is there keeps how it is counted. */
export function checkIndicators(
	indicators: readonly Located<IndicatorRow>[],
	stored: readonly IndicatorRow[],
	issues: Issues,
): void {
	const known = new Map(stored.map((row) => [row.code, row]));
	const before = new Map(known);
	for (const { row } of indicators) known.set(row.code, row);
	for (const { row, line } of indicators) {
		const fault: Fault = (kind, column, message) => issues.error(kind, { file: FILE, line, column }, message);
		const unknown: Unknown = (column, code) => {
			if (issues.isLost(FILE, code)) return;
			fault('unknown code', column, `There is no indicator ${shown(code)}: add it or correct the code.`);
		};
		checkParts(row, known, fault, unknown);
		checkShared(row, known, fault);
		checkSides(row, known, fault, unknown);
		checkProtected(row, known, fault, unknown);
		for (const code of row.predecessors) if (!known.has(code)) unknown('predecessors', code);
		const was = before.get(row.code);
		if (was) checkUnchanged(row, was, fault);
	}
	const lines = new Map(indicators.map(({ row, line }) => [row.code, line]));
	for (const column of ['parts', 'predecessors'] as const) {
		for (const circle of findCircles(new Map([...known].map(([code, row]) => [code, row[column]])))) {
			const line = lines.get(circle[0] ?? '') ?? null;
			const message = `${[...circle, circle[0]].join(' → ')} goes in a circle: correct the ${column} of one of them.`;
			issues.error('circle', { file: FILE, line, column }, message);
		}
	}
}

function checkParts(
	row: IndicatorRow,
	known: ReadonlyMap<string, IndicatorRow>,
	fault: Fault,
	unknown: Unknown,
): void {
	const { madeOf } = calculationOf(row.calculation);
	if (madeOf === 'activities') {
		checkCountedParts(row, known, fault, unknown);
		return;
	}
	const isComposite = madeOf === 'parts';
	if (isComposite !== row.parts.length > 0) {
		const message = isComposite
			? 'A composite is made of other indicators: write their codes.'
			: `Only a composite or a distinct indicator has parts, this is a ${row.calculation}: leave the cell empty.`;
		fault('wrong parts', 'parts', message);
	}
	for (const code of row.parts) {
		const part = known.get(code);
		if (!part) unknown('parts', code);
		else if (!isAdded(part)) {
			const name = part.calculation;
			fault('wrong parts', 'parts', `${code} is a ${name}, which cannot be added to anything: remove it.`);
		} else if (part.unit !== row.unit) {
			const message = `${code} is in ${part.unit}, this composite in ${row.unit}: its parts share its unit.`;
			fault('different units', 'parts', message);
		}
	}
}

/** Source: docs/rules.md, Derived distinct. */
function checkCountedParts(
	row: IndicatorRow,
	known: ReadonlyMap<string, IndicatorRow>,
	fault: Fault,
	unknown: Unknown,
): void {
	const parts = row.parts.flatMap((code) => {
		const part = known.get(code);
		if (!part) unknown('parts', code);
		else if (!isReported(part.calculation)) {
			const name = exchangedName(part.calculation);
			fault('wrong parts', 'parts', `${code} is a ${name} of others: name what partners report.`);
		} else if (!isAdded(part)) {
			fault(
				'wrong parts',
				'parts',
				`${code} is ${part.calculation}, of which no activity is counted: remove it.`,
			);
		}
		return part ?? [];
	});
	const [first] = parts;
	const other = parts.find(({ counts }) => counts !== first?.counts);
	if (!first || !other) return;
	const message = `${first.code} counts ${statuses(first)} activities and ${other.code} ${statuses(other)} ones: the activities behind one figure are counted alike.`;
	fault('counted otherwise', 'parts', message);
}

/** A fraction and a range are added to nothing. */
function isAdded({ calculation }: IndicatorRow): boolean {
	const { isFraction, isRange } = calculationOf(calculation);
	return !isFraction && !isRange;
}

function statuses({ counts }: IndicatorRow): string {
	return counts === 'completed' ? 'completed' : 'ongoing and completed';
}

/** Source: docs/rules.md, Composite. */
function checkShared(row: IndicatorRow, known: ReadonlyMap<string, IndicatorRow>, fault: Fault): void {
	for (const { shared, through } of sharedLeaves(row.code, (code) => known.get(code)?.parts ?? [])) {
		const message = `${shared} would count twice, through ${through.join(' and ')}: leave one of them out.`;
		fault('counted twice', 'parts', message);
	}
}

function checkSides(
	row: IndicatorRow,
	known: ReadonlyMap<string, IndicatorRow>,
	fault: Fault,
	unknown: Unknown,
): void {
	for (const side of ['numerator', 'denominator'] as const) {
		const code = row[side];
		if ((calculationOf(row.calculation).madeOf === 'sides') !== (code !== null)) {
			const message =
				code === null
					? 'A ratio needs both a numerator and a denominator: write the code of an indicator.'
					: `Only a ratio has a ${side}, this is a ${row.calculation}: leave the cell empty.`;
			fault('wrong parts', side, message);
		} else if (code !== null) {
			const other = known.get(code);
			if (!other) unknown(side, code);
			else if (calculationOf(other.calculation).isFraction) {
				fault('wrong parts', side, `${code} is itself a ratio: name what it is made of.`);
			} else if (!isAdded(other)) {
				fault('wrong parts', side, `${code} is ${other.calculation}, which makes no ratio: remove it.`);
			}
		}
	}
}

/** Source: docs/rules.md, Disclosure. */
function checkProtected(
	row: IndicatorRow,
	known: ReadonlyMap<string, IndicatorRow>,
	fault: Fault,
	unknown: Unknown,
): void {
	if (row.protects !== null && !mayProtect(row)) {
		const message = `${row.code} is no count that partners report: what it is made of says whether it is protected. Leave the cell empty.`;
		fault('wrong protection', 'protects', message);
	}
	if (row.goesWith === null) return;
	const other = known.get(row.goesWith);
	if (!other) unknown('goes_with', row.goesWith);
	else if (!isProtected(other)) {
		const message = `${row.goesWith} is not protected: name a count of people or households that partners report.`;
		fault('wrong protection', 'goes_with', message);
	} else if (isProtected(row) || !isReported(row.calculation)) {
		const message = `${row.code} is protected itself, or by what it is made of: leave the cell empty.`;
		fault('wrong protection', 'goes_with', message);
	}
}

const HOW_COUNTED = ['unit', 'calculation', 'of', 'counts', 'parts', 'numerator', 'denominator'] as const;

/** Source: docs/rules.md, Changed calculation. */
function checkUnchanged(row: IndicatorRow, was: IndicatorRow, fault: Fault): void {
	for (const column of HOW_COUNTED) {
		if (isDeepStrictEqual(row[column], was[column])) continue;
		const message = `${row.code} is already in the plan with ${column} ${shown(String(was[column] ?? ''))}: give what is counted otherwise a code of its own, and name ${row.code} among its predecessors.`;
		fault('changed calculation', column, message);
	}
}
