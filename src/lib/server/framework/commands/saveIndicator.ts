import type { TypedIndicator } from '#lib/framework/indicatorTyped.ts';
import { SETTABLE } from '#lib/figures/settable.ts';
import type { MovedFigure } from '#lib/figures/moved.ts';
import { auditedChange } from '#lib/record/audit.ts';
import { auditedMoves } from '#lib/record/auditedMoves.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import type { IndicatorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import { loadFramework } from '#lib/server/exchange/queries/bundle/loadFramework.ts';
import { changeUnderLocks, rebuildTotals } from '#lib/server/figures/index.ts';
import { frameworkUse } from '#lib/server/framework/queries/frameworkUse.ts';
import { assertSeen, bumpDataVersion } from '#lib/server/plan/index.ts';
import { lockedOfPlan } from '#lib/server/plan/queries/lockedOfPlan.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { checkDimensions } from './checkDimensions.ts';
import { checkIndicator, hangsOn, isCountedOtherwise } from './checkIndicator.ts';
import { checkShown } from './checkShown.ts';
import { storeIndicator } from './storeIndicator.ts';

interface IndicatorRequest {
	readonly planId: number;
	readonly sectorId: number;
	readonly personId: number;
	readonly now: Date;
	/** Code of the one that is changed; null: it is new. */
	readonly code: string | null;
	/** `stampOf` the row that was read; of a new one nothing is asked. */
	readonly version: string;
	/** What a page sets of it; everything else stays as it is. */
	readonly typed: TypedIndicator;
	/** What it hangs on: `outcome 1`, `output 1.1`. */
	readonly under: string;
	/** Why strangers may see more of it; may be empty where they do not. */
	readonly opened: string;
	/** Why figures of locked quarters move; empty where none does. */
	readonly correction: string;
	readonly permit: (moved: readonly MovedFigure[]) => void;
}

/** What an indicator is where a page says nothing. */
const NEW = {
	...{ calculation: SETTABLE[0], laterCalculations: [], of: null, counts: 'begun', closed: false, parts: [] },
	namesPartners: false,
	...{
		numerator: null,
		denominator: null,
		countsPeople: false,
		headline: false,
		required: 0,
		dimensions: null,
	},
	...{ direction: 'up', baseline: null, predecessors: [], sensitivity: 'public', laterSensitivities: [] },
	...{ protects: null, goesWith: null, note: null, definition: null, source: null, contact: null },
	...{ fromQuarter: null, toQuarter: null, position: null },
} as const satisfies Omit<IndicatorRow, 'code' | 'outcome' | 'output' | 'name' | 'unit'>;

/**
 * Adds an indicator or changes one, in the transaction of the caller (`storeSeen`). What is so already is no change.
 * Throws Refused: `not found`; `code taken`; `changed meanwhile`; and what `checkIndicator`, `checkShown`
 * and `checkDimensions` do.
 */
export async function saveIndicator(writer: Writer, request: IndicatorRequest): Promise<void> {
	const { planId, sectorId, personId, now, code, correction, permit } = request;
	const framework = await loadFramework(writer, sectorId);
	const before = framework.indicators.find((one) => one.code === code) ?? null;
	if (code !== null && !before) throw new Refused('not found');
	if (before) assertSeen(before, request.version);
	const { later, laterSensitivity, ...typed } = request.typed;
	const laterCalculations = [...(before?.laterCalculations ?? []).slice(0, -1), ...(later ? [later] : [])];
	const kept = (before?.laterSensitivities ?? []).slice(0, -1);
	const laterSensitivities = [...kept, ...(laterSensitivity ? [laterSensitivity] : [])];
	const hangs = hangsOn(request.under, framework.outputs);
	// Among others it begins behind them.
	const stays = before?.outcome === hangs.outcome && before.output === hangs.output;
	const position = stays ? before.position : null;
	const after: IndicatorRow = {
		...NEW,
		...before,
		...typed,
		laterCalculations,
		...hangs,
		position,
		laterSensitivities,
	};
	if (after.code !== code && framework.indicators.some((one) => one.code === after.code))
		throw new Refused('code taken');
	const change = auditedChange(before && { ...before }, { ...after });
	if (!change) return;
	const use = before && (await frameworkUse(writer, { sectorId, level: 'indicator', code: before.code }));
	checkIndicator(before, after, framework, use);
	const isOpened = await checkShown(writer, planId, before, after, request.opened);
	const { moved } = await changeUnderLocks(
		writer,
		before && (await lockedOfPlan(writer, planId, now)),
		async () => {
			await storeIndicator(writer, sectorId, before, after);
			await checkDimensions(writer, sectorId, before, after);
			if (isCountedOtherwise(before, after)) await rebuildTotals(writer, planId);
		},
		permit,
	);
	const said = {
		...change.after,
		...(isOpened && { opened: request.opened }),
		...auditedMoves(correction, moved),
	};
	await appendAudit(writer, {
		...{ at: now, personId, planId, action: 'change framework', subject: `sector/${sectorId}` },
		before: before && { indicator: before.code, ...change.before },
		after: { indicator: after.code, ...said },
	});
	await bumpDataVersion(writer, planId, now, 'change framework');
}
