import { onePart } from '#lib/plan/onePart.ts';
import { snapshot } from '#lib/server/database/driver.ts';
import { HSDS_TABLES } from '#lib/server/service/hsds/tables.ts';
import { openDirectory } from '#lib/server/service/openDirectory.ts';
import { listNamedOfServices } from '#lib/server/service/queries/named.ts';
import { districtsOf, needsOf, servicesFor } from '#lib/service/filter.ts';
import { shownService } from '#lib/server/service/shownService.ts';
import { NEEDS } from '#lib/service/service.ts';
import type { PageServerLoad } from './$types';

/** On one page, for a phone on a bad line; more are on the next. */
const PER_PART = 50;

/** What is offered to people, where and for what it is asked; a word that nothing is called asks for nothing. */
export const load: PageServerLoad = async (event) =>
	snapshot(event.locals.db, async (reader) => {
		const { plan, writing, days, services, withdrawn } = await openDirectory(event, reader);
		const asked = (name: string) => event.url.searchParams.get(name);
		const places = (await listNamedOfServices(reader, plan.id)).filter(({ kind }) => kind === 'district');
		const districts = districtsOf(
			services,
			places.map(({ code: pcode, name }) => ({ pcode, name })),
		);
		const need = NEEDS.find((one) => one === asked('need')) ?? null;
		const district = places.find(({ code }) => code === asked('district')) ?? null;
		const found = servicesFor(services, { need, district: district?.code ?? null });
		const { shown, ...part } = onePart(found, asked('part'), PER_PART);
		return {
			...{ plan: { code: plan.code, name: plan.name, demonstration: plan.demonstration }, writing, days },
			...{ withdrawn, count: found.length, of: services.length, ...part },
			tables: Object.keys(HSDS_TABLES),
			...{ need, district: district && { pcode: district.code, name: district.name } },
			...{ needs: needsOf(services), districts: districts.filter(({ count }) => count > 0) },
			services: shown.map(shownService),
		};
	});
