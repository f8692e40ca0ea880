import { snapshot } from '#lib/server/database/driver.ts';
import { creditsOf, getGround } from '#lib/server/places/geometry.ts';
import { mapOfServices } from '#lib/server/service/mapOfServices.ts';
import { openDirectory } from '#lib/server/service/openDirectory.ts';
import { needsOf } from '#lib/service/filter.ts';
import { NEEDS } from '#lib/service/service.ts';
import type { PageServerLoad } from './$types';

/** Where services are given; a word that nothing is called asks for nothing. */
export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan, writing, days, services } = await openDirectory(event, reader);
		const need = NEEDS.find((one) => one === event.url.searchParams.get('need')) ?? null;
		const ground = await getGround(reader, plan.id);
		return {
			...{
				plan: { code: plan.code, name: plan.name, demonstration: plan.demonstration, levels: plan.levels },
			},
			...{ writing, days, need, of: services.length, needs: needsOf(services) },
			...{ ground, credits: creditsOf(ground) },
			...(await mapOfServices(reader, plan.id, services, need)),
		};
	});
