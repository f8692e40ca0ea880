import { eq } from 'drizzle-orm';
import { plan } from '#db/schema/index.ts';
import type { MovedFigure } from '#lib/figures/moved.ts';
import { auditedChange } from '#lib/record/audit.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import { changeUnderLocks } from '#lib/server/figures/index.ts';
import { lockedOfPlan } from '#lib/server/plan/queries/lockedOfPlan.ts';
import { getSettings, type PlanSettings } from '#lib/server/plan/queries/settings.ts';
import { appendAudit } from '#lib/server/record/index.ts';
import { Refused } from '#lib/server/refused.ts';
import { assertSeen } from '../stamp.ts';
import { bumpDataVersion } from './bumpDataVersion.ts';

interface SettingsRequest {
	readonly planId: number;
	readonly personId: number;
	readonly now: Date;
	/** `stampOf` what was read. */
	readonly version: string;
	readonly settings: PlanSettings;
	/** Why figures of locked quarters move; empty where none does. */
	readonly correction: string;
	readonly permit: (moved: readonly MovedFigure[]) => void;
}

/**
 * Changes a plan's settings, in the transaction of the caller (`storeSeen`). What is so already is no change. Throws
 * Refused: `not found`; `changed meanwhile`; `thresholds`, where behind is above on track.
 */
export async function changeSettings(writer: Writer, request: SettingsRequest): Promise<void> {
	const { planId, personId, now, settings, correction, permit } = request;
	const before = await getSettings(writer, planId);
	if (!before) throw new Refused('not found');
	assertSeen(before, request.version);
	if (settings.behind > settings.onTrack) throw new Refused('thresholds');
	const change = auditedChange({ ...before }, { ...settings });
	if (!change) return;
	const { moved } = await changeUnderLocks(
		writer,
		await lockedOfPlan(writer, planId, now),
		() =>
			writer
				.update(plan)
				.set({ ...settings, contacts: [...settings.contacts] })
				.where(eq(plan.id, planId)),
		permit,
	);
	const after = { ...change.after, ...(correction && { correction }), ...(moved.length > 0 && { moved }) };
	await appendAudit(writer, {
		...{ at: now, personId, planId, action: 'change plan', subject: `plan/${planId}` },
		...{ before: change.before, after },
	});
	await bumpDataVersion(writer, planId, now, 'change plan');
}
