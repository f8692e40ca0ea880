import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

export interface ServiceDistrict {
	readonly id: number;
	readonly pcode: string;
	readonly name: Localised;
}

type Named = Omit<ServiceDistrict, 'name'> & { readonly service: number; readonly name: StoredText };

/** By service, the districts in which it is given, by P-code; of the whole country it is not there. */
export async function listServiceDistricts(
	reader: Reader,
	planId: number,
): Promise<ReadonlyMap<number, ServiceDistrict[]>> {
	const found = await rows<Named>(
		reader,
		`select s.id as service, p.id, p.pcode, p.name from service s
			join service_district d on d.service_id = s.id join place p on p.id = d.district_id
		where s.plan_id = @planId order by p.pcode`,
		{ planId },
	);
	const by = Map.groupBy(found, ({ service }) => service);
	const district = ({ id, pcode, name }: Named): ServiceDistrict => ({ id, pcode, name: readText(name) });
	return new Map([...by].map(([id, of]) => [id, of.map(district)]));
}
