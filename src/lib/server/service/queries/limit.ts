import { eq } from 'drizzle-orm';
import { serviceLimit } from '#db/schema/index.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';
import { USUAL_SERVICE_DAYS } from '#lib/service/age.ts';

/** Days after which a service of the plan that nobody confirmed is withdrawn. */
export async function findServiceDays(reader: Reader, planId: number): Promise<number> {
	const { days } = serviceLimit;
	const of = reader.select({ days }).from(serviceLimit).where(eq(serviceLimit.planId, planId));
	return (await first(of))?.days ?? USUAL_SERVICE_DAYS;
}
