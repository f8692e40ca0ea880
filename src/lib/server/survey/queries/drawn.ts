import { eq } from 'drizzle-orm';
import { surveyWave } from '#db/schema/index.ts';
import type { StoredDesign } from '#lib/survey/method.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';

/** What is told of a design: how many strata and first-stage units the people were drawn from; null: nobody is weighted. */
export function toldDesign(design: StoredDesign | null) {
	return (
		design && {
			weightKind: design.weightKind,
			strata: new Set(design.strata).size,
			units: new Set(design.units.map((unit, i) => `${design.strata[i] ?? ''}\t${unit}`)).size,
		}
	);
}

/** From what the people of a wave were drawn; null: nobody is weighted. */
export async function findDrawn(reader: Reader, waveId: number) {
	const own = eq(surveyWave.id, waveId);
	const found = await first(reader.select({ design: surveyWave.design }).from(surveyWave).where(own));
	return toldDesign(found?.design ?? null);
}
