import { auditedMoves } from '#lib/record/auditedMoves.ts';
import type { MovedFigure } from '#lib/figures/moved.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { changeUnderLocks, rebuildTotals } from '#lib/server/figures/index.ts';
import { lockedOfPlan } from '#lib/server/plan/queries/lockedOfPlan.ts';
import { findMergeable, standsInTheWay } from '#lib/server/plan/queries/mergeable.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';
import { handOver } from './handOver.ts';

interface MergeRequest {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
	/** Codes of the one that goes and of the one that stays. */
	readonly gone: string;
	readonly stays: string;
	/** Why figures of locked quarters move; empty where none does. */
	readonly correction: string;
	readonly permit: (moved: readonly MovedFigure[]) => void;
}

/**
 * Two organisations are one: reports, money, roles and expectations of the one that goes are those of the one that stays, and
 * its code leads there. In the transaction of the caller (`storeSeen`). Throws Refused: `not found`; `merged with itself`;
 * `both reported`, where both have a report of one quarter; `gave each other`. Source: docs/rules.md, Partner and donor.
 */
export async function mergeOrganisations(writer: Writer, request: MergeRequest): Promise<void> {
	const { planId, personId, now, gone, stays, correction, permit } = request;
	const from = await findMergeable(writer, planId, gone);
	const into = await findMergeable(writer, planId, stays);
	if (!from || !into) throw new Refused('not found');
	if (from.id === into.id) throw new Refused('merged with itself');
	const pair = { from: from.id, into: into.id };
	const obstacle = await standsInTheWay(writer, pair);
	if (obstacle !== null) throw new Refused(obstacle);
	const { moved } = await changeUnderLocks(
		writer,
		await lockedOfPlan(writer, planId, now),
		async () => {
			await handOver(writer, pair, now);
			await rebuildTotals(writer, planId);
		},
		permit,
	);
	await appendAudit(writer, {
		...{ at: now, personId, planId, action: 'merge organisations', subject: `plan/${planId}` },
		before: { organisation: gone, reports: from.reports },
		after: { merged_into: stays, ...auditedMoves(correction, moved) },
	});
	await bumpDataVersion(writer, planId, now, 'merge organisations');
}
