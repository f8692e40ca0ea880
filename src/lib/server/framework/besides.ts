import type { StoredFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import type { FrameworkLevel } from '#lib/server/framework/queries/frameworkUse.ts';

/** The codes beside one, itself among them, in the framework's order; empty where it is not there. */
export function besides(framework: StoredFramework, level: FrameworkLevel, code: string): string[] {
	const { outcomes, outputs, indicators } = framework;
	if (level === 'outcome') return codesOf(outcomes);
	if (level === 'output') {
		const own = outputs.find((one) => one.code === code);
		return codesOf(outputs.filter(({ outcome }) => outcome === own?.outcome));
	}
	const own = indicators.find((one) => one.code === code);
	return codesOf(
		indicators.filter(({ outcome, output }) => outcome === own?.outcome && output === own.output),
	);
}

function codesOf(all: readonly { readonly code: string }[]): string[] {
	return all.map(({ code }) => code);
}
