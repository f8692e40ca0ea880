import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { StoredFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { stampOf } from '#lib/server/plan/index.ts';

/** A sector's framework as its page shows it: outcomes with what hangs on them, in the framework's order. */
export function frameworkTree({ outcomes, outputs, indicators }: StoredFramework) {
	const lines = indicators.map(lineOf);
	return outcomes.map(({ code, name }) => ({
		...{ level: 'outcome' as const, code, name, version: stampOf(name) },
		indicators: lines.filter((one) => one.outcome === code && one.output === null),
		outputs: outputs
			.filter(({ outcome }) => outcome === code)
			.map((one) => ({
				...{ level: 'output' as const, code: one.code, name: one.name, version: stampOf(one.name) },
				indicators: lines.filter(({ output }) => output === one.code),
			})),
	}));
}

function lineOf({ code, name, outcome, output, unit, calculation, fromQuarter, toQuarter }: IndicatorRow) {
	return { code, name, outcome, output, unit, calculation, fromQuarter, toQuarter };
}
