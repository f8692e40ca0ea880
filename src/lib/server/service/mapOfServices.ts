/** How many services are given in each district of a plan, for a map. */
import type { Localised } from '#lib/plan/text.ts';
import { countsByDistrict, servicesFor } from '#lib/service/filter.ts';
import type { ServiceNeed } from '#lib/service/service.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { listDrawnPlaces } from '#lib/server/places/queries/geometry.ts';
import type { AgedService } from './readDirectory.ts';
import { listNamedOfServices } from './queries/named.ts';

export interface DistrictOfServices {
	readonly pcode: string;
	readonly name: Localised;
	readonly lat: number | null;
	readonly lon: number | null;
	/** Services that name it. */
	readonly reached: number;
}

/** Districts in which any is given, by P-code; of what is given in the whole country the number alone. */
export async function mapOfServices(
	reader: Reader,
	planId: number,
	all: readonly AgedService[],
	need: ServiceNeed | null,
): Promise<{ readonly districts: readonly DistrictOfServices[]; readonly everywhere: number }> {
	const found = servicesFor(all, { need, district: null });
	const counts = countsByDistrict(found);
	const points = new Map((await listDrawnPlaces(reader, planId)).map((one) => [one.pcode, one]));
	const named = (await listNamedOfServices(reader, planId)).filter(({ kind }) => kind === 'district');
	const districts = named.flatMap(({ code: pcode, name }) => {
		const { lat, lon } = points.get(pcode) ?? { lat: null, lon: null };
		const reached = counts.get(pcode);
		return reached === undefined ? [] : [{ pcode, name, lat, lon, reached }];
	});
	return { districts, everywhere: found.filter((one) => one.districts.length === 0).length };
}
