import type { Grant, Viewer } from '#lib/access/grant.ts';
import { failsClosed } from '#lib/disclosure/disclosure.ts';
import { startOf } from '#lib/access/start.ts';
import {
	accountAddress,
	addressOf,
	donorTail,
	manageAddress,
	planAddress,
	sectorAddress,
} from '#lib/i18n/address.ts';
import { reportsAddress, reviewAddress } from '#lib/i18n/reportAddress.ts';
import { snapshot, type Database, type Reader } from '#lib/server/database/driver.ts';
import { givingCode } from '#lib/server/funding/queries/donor.ts';
import { getScope, listPeriods, listPlans, type PlanSummary } from '#lib/server/plan/queries/plans.ts';

/** Where somebody lands who comes in and asked for no page: at the own work, in the reader's language. */
export async function startAddress(db: Database, { grants }: Pick<Viewer, 'grants'>): Promise<string> {
	const start = startOf(grants);
	switch (start?.page) {
		case undefined:
			return accountAddress();
		case 'review':
			return reviewAddress();
		case 'reports':
			return reportsAddress();
		case 'people':
			return manageAddress('people');
		case 'publications':
			return manageAddress('publications');
		default:
			return snapshot(db, (reader) => publicAddress(reader, start?.grant));
	}
}

/** The donor's own page in the newest quarter with figures; where there is none, the plan. */
async function publicAddress(reader: Reader, grant: Grant | undefined): Promise<string> {
	const found = (await listPlans(reader)).find(({ plan }) => plan.id === grant?.planId);
	if (!found) return accountAddress();
	const donor = grant?.organisationId == null ? null : await givingCode(reader, grant.organisationId);
	// Where a plan protects small counts, what a donor funds is told to those who review it alone.
	const isShown = donor !== null && !failsClosed(found.plan);
	return (isShown && (await donorAddress(reader, found, donor))) || planAddress(found.plan.code);
}

async function donorAddress(reader: Reader, found: PlanSummary, donor: string): Promise<string | undefined> {
	const [first, ...others] = found.sectors;
	const scope = first && (await getScope(reader, found.plan.code, first.code));
	if (!scope) return undefined;
	const newest = (await listPeriods(reader, scope)).findLast(({ hasFigures }) => hasFigures);
	if (newest) return addressOf(scope, newest, donorTail(donor));
	return others.length === 0 ? sectorAddress(found.plan.code, scope.sector.code) : undefined;
}
