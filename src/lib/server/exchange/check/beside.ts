/** What services and counts of referrals name, and how many services there are. */
import { knownSectors } from '#lib/referral/sectors.ts';
import { MOST_SERVICES } from '#lib/service/service.ts';
import { shown, type Issues } from '#lib/server/exchange/issue.ts';
import type { ReferralLine } from '#lib/referral/line.ts';
import type { ServiceRow } from '#lib/server/exchange/queries/bundle/beside.ts';
import { key, type PlaceRow, type SectorRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';
import { lookUpCodes, type Known } from './codes.ts';

/** P-codes of districts: services and referrals are of these alone. */
export function districtsAmong(places: ReadonlyMap<string, PlaceRow>): ReadonlySet<string> {
	return new Set([...places.values()].flatMap(({ pcode, level }) => (level === 2 ? [pcode] : [])));
}

/** @param stored services that the plan has */
export function checkServices(
	services: readonly Located<ServiceRow>[],
	stored: readonly ServiceRow[],
	known: Known,
	districts: ReadonlySet<string>,
	issues: Issues,
): void {
	for (const { row, line } of services) {
		const look = lookUpCodes(issues, 'services.csv', line);
		look('organisation', 'organisation', row.organisation, known.organisations, 'organisations.csv');
		for (const district of row.districts) look('districts', 'district', district, districts, 'places.csv');
	}
	const all = new Set([...stored, ...services.map(({ row }) => row)].map(({ code }) => code));
	if (all.size <= MOST_SERVICES) return;
	const message = `The plan would have ${all.size} services; at most ${MOST_SERVICES} are taken: take some out.`;
	issues.error('too large', { file: 'services.csv' }, message);
}

/**
 * @param sector of the bundle: it says what it sent itself, and what sectors sent that are none of the plan's
 * @param others sectors that the plan has beside it
 */
export function checkSendings(
	referrals: readonly Located<ReferralLine>[],
	{ sector, others }: { readonly sector: SectorRow; readonly others: readonly SectorRow[] },
	known: Known,
	districts: ReadonlySet<string>,
	issues: Issues,
): void {
	const sectors = new Set(knownSectors([sector, ...others]).map(({ code }) => code));
	const elsewhere = new Set(others.map(({ code }) => code));
	for (const { row, line } of referrals) {
		const look = lookUpCodes(issues, 'referrals.csv', line);
		const where = { file: 'referrals.csv', line, column: 'from_sector' };
		if (elsewhere.has(row.fromSector)) {
			const message = `What ${row.fromSector} sent stands in its own bundle: take the row out of this one.`;
			issues.error('other sector', where, message);
		} else if (!sectors.has(row.fromSector)) {
			const message = `There is no sector ${shown(row.fromSector)}: correct the code.`;
			issues.error('unknown code', where, message);
		}
		if (!sectors.has(row.toSector)) {
			const message = `The plan has no sector ${shown(row.toSector)}: it was taken as it is, since its bundle may come later.`;
			issues.warn('unknown code', { ...where, column: 'to_sector' }, message);
		}
		look('from', 'organisation', row.from, known.organisations, 'organisations.csv');
		look('to', 'organisation', row.to, known.organisations, 'organisations.csv');
		look('district', 'district', row.district, districts, 'places.csv');
		for (const dimension of ['cohort', 'sex', 'age'] as const) {
			const code = row[dimension];
			if (code !== null) look(dimension, dimension, key(dimension, code), known.groups, 'plan.json');
		}
	}
}
