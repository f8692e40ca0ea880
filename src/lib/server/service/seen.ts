/** A service as the record and a page that was read have it. */
import { stampOf } from '#lib/server/plan/index.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Service } from '#lib/service/service.ts';

/** Field by field, in one order. */
export function serviceFacts(service: Service) {
	const { code, organisationId, name, need, reach, eligibility, hours, cost } = service;
	const { languages, districtIds, confirmedOn, confirmedBy } = service;
	return {
		...{ code, organisation: organisationId, name, need, reach, eligibility, hours, cost },
		...{ languages, districts: districtIds, confirmedOn, confirmedBy },
	};
}

/** Names what a page showed of it. */
export function serviceStamp(service: Service): string {
	return stampOf(serviceFacts(service));
}

/** Throws Refused (`changed meanwhile`) where something else is stored than was read. */
export function assertServiceSeen(service: Service, version: string): void {
	if (serviceStamp(service) !== version) throw new Refused('changed meanwhile');
}
