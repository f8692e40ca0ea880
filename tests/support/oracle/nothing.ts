/** "Nothing to report is a statement": docs/rules.md, Nothing to report. */
import type { Counted, OracleModel } from './model.ts';

export interface Span {
	readonly year: number;
	readonly first: number;
	readonly last: number;
}

/**
 * The partners that were expected on the output of an indicator without a value, where all of them in each quarter said
 * that there is nothing or gave a value to the output; null: it stays unknown.
 */
export function noneReportedBy(model: OracleModel, code: string, span: Span): Set<string> | null {
	const indicator = model.indicators.get(code);
	if (!indicator || !['sum', 'distinct'].includes(indicator.calculation)) return null;
	// What spans outputs hangs on the outcome, of which nobody says that there is nothing.
	if (!indicator.parent.includes('.')) return null;
	const all = new Set<string>();
	for (let quarter = span.first; quarter <= span.last; quarter++) {
		const expected = expectedOn(model, indicator.parent, span.year, quarter);
		// "one of them at least has made it"
		let isSaid = false;
		for (const partner of expected) {
			const says = whatSays(model, partner, indicator.parent, span.year, quarter);
			if (says === null) return null;
			isSaid ||= says === 'nothing';
			all.add(partner);
		}
		if (!isSaid) return null;
	}
	return all;
}

function expectedOn(model: OracleModel, output: string, year: number, quarter: number): Set<string> {
	const at = year * 4 + quarter;
	const inForce = model.participation.filter(
		(one) => one.output === output && one.from <= at && at <= one.to,
	);
	if (inForce.length > 0) return new Set(inForce.map(({ partner }) => partner));
	const suffix = `\t${year}`;
	return new Set(
		[...model.reporters].filter((key) => key.endsWith(suffix)).map((key) => key.replace(suffix, '')),
	);
}

function whatSays(
	model: OracleModel,
	partner: string,
	output: string,
	year: number,
	quarter: number,
): 'nothing' | 'a value' | null {
	const isIts = (one: Pick<Counted, 'partner' | 'year' | 'quarter'>) =>
		one.partner === partner && one.year === year && one.quarter === quarter;
	const report = model.reports.find(isIts);
	if (report?.nothing.some((what) => what === '*' || what === output)) return 'nothing';
	const gives = model.counted.some(
		(one) => isIts(one) && model.indicators.get(one.indicator)?.parent === output,
	);
	return gives ? 'a value' : null;
}
