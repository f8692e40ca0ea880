/** What the rows of framework.csv refer to. Source: docs/rules.md, Calculation. */
import type { IndicatorRow, OutcomeRow, OutputRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { FrameworkFile } from '#lib/server/exchange/read/framework.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';
import { checkIndicators } from './indicators.ts';

const FILE = 'framework.csv';

export interface FrameworkRows {
	readonly outcomes: Located<OutcomeRow>[];
	readonly outputs: Located<OutputRow>[];
	readonly indicators: Located<IndicatorRow>[];
}

export interface KnownFramework {
	readonly outcomes: readonly OutcomeRow[];
	readonly outputs: readonly OutputRow[];
	readonly indicators: readonly IndicatorRow[];
}

/** The rows with what they hang on; what hangs on nothing is told and left out. */
export function checkFramework(file: FrameworkFile, stored: KnownFramework, issues: Issues): FrameworkRows {
	const outcomes: Located<OutcomeRow>[] = [];
	const drafts: Located<OutputRow>[] = [];
	for (const { row, line } of file.nodes) {
		const { level, code, parent, ...names } = row;
		if (level === 'outcome') outcomes.push({ row: { code, ...names }, line });
		else drafts.push({ row: { code, outcome: parent ?? '', ...names }, line });
	}
	const outcomeCodes = codesOf(stored.outcomes, outcomes);
	const outputs = drafts.filter(({ row, line }) => {
		const isThere = outcomeCodes.has(row.outcome);
		if (!isThere) missing(issues, { line, code: row.code, parent: row.outcome }, 'outcome');
		return isThere;
	});
	const outcomeOf = new Map([
		...stored.outputs.map(({ code, outcome }) => [code, outcome] as const),
		...outputs.map(({ row }) => [row.code, row.outcome] as const),
	]);
	const indicators = file.indicators.flatMap(({ row, line }) => {
		const { parent } = row;
		const output = outcomeOf.has(parent) ? parent : null;
		const outcome = output === null ? parent : (outcomeOf.get(parent) ?? '');
		if (!outcomeCodes.has(outcome)) {
			missing(issues, { line, code: row.code, parent }, 'output or outcome');
			return [];
		}
		return [{ row: { ...without(row, 'level', 'parent'), outcome, output }, line }];
	});
	checkIndicators(indicators, stored.indicators, issues);
	return { outcomes, outputs, indicators };
}

function codesOf(
	stored: readonly { code: string }[],
	read: readonly Located<{ code: string }>[],
): Set<string> {
	return new Set([...stored.map(({ code }) => code), ...read.map(({ row }) => row.code)]);
}

/** What hangs on nothing is left out with all that hangs on it: told once, for the first. */
function missing(
	issues: Issues,
	{ line, code, parent }: { readonly line: number; readonly code: string; readonly parent: string },
	what: string,
): void {
	issues.lose(FILE, code);
	if (issues.isLost(FILE, parent)) return;
	const message = `There is no ${what} ${shown(parent)}: add it to framework.csv or correct the code.`;
	issues.error('parent missing', { file: FILE, line, column: 'parent' }, message);
}
