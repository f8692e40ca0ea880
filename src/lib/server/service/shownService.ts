import type { AgedService } from './readDirectory.ts';

/** What the public page says of a service, field by field. */
export function shownService(service: AgedService) {
	const { code, name, need, reach, eligibility, hours, cost, languages } = service;
	const { age, standing, confirmedOn, confirmedBy, organisation, districts } = service;
	return {
		...{ code, name, need, reach, eligibility, hours, cost, languages },
		...{ age, standing, confirmedOn, confirmedBy },
		...{ organisation: organisation.name, districts: districts.map((one) => one.name) },
	};
}
