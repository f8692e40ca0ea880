import { eq } from 'drizzle-orm';
import { plan } from '#db/schema/index.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';
import type { PaceRule } from '#lib/plan/settings.ts';
import type { Localised } from '#lib/plan/text.ts';

/** What a page changes of a plan. */
export interface PlanSettings {
	readonly name: Localised;
	readonly status: Localised | null;
	readonly contacts: readonly string[];
	/** Where its days begin: `Asia/Kolkata`. */
	readonly timezone: string;
	readonly pace: PaceRule;
	/** Per cent. */
	readonly onTrack: number;
	readonly behind: number;
}

/** Undefined: there is no such plan. */
export async function getSettings(reader: Reader, planId: number): Promise<PlanSettings | undefined> {
	const { name, status, contacts, timezone, pace, onTrack, behind } = plan;
	const asked = { name, status, contacts, timezone, pace, onTrack, behind };
	return first(reader.select(asked).from(plan).where(eq(plan.id, planId)));
}
