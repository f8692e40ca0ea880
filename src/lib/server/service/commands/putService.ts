import { eq } from 'drizzle-orm';
import { service, serviceDistrict } from '#db/schema/index.ts';
import type { Writer } from '#lib/server/database/driver.ts';
import type { Service } from '#lib/service/service.ts';

/** Writes one, new or in the place of what is stored of it. @param id of the stored one; undefined: it is new */
export async function putService(
	writer: Writer,
	planId: number,
	{ districtIds, ...line }: Service,
	id: number | undefined,
): Promise<void> {
	const values = { ...line, planId };
	const [put] =
		id === undefined
			? await writer.insert(service).values(values).returning({ id: service.id })
			: await writer.update(service).set(values).where(eq(service.id, id)).returning({ id: service.id });
	if (!put) throw new Error(`service ${line.code} was not stored`);
	await writer.delete(serviceDistrict).where(eq(serviceDistrict.serviceId, put.id));
	if (districtIds.length > 0)
		await writer
			.insert(serviceDistrict)
			.values(districtIds.map((districtId) => ({ serviceId: put.id, districtId })));
}
