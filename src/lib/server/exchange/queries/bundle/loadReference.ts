/** The rows of a plan and one of its sectors as they are stored, for the import to compare with and the export to write. */
import { and, eq } from 'drizzle-orm';
import { DIMENSIONS } from '#lib/plan/groups.ts';
import { compareCodes } from '#lib/plan/code.ts';
import { period, plan, planGroup, referralStandard, sector, serviceLimit } from '#db/schema/index.ts';
import { first, type Reader } from '#lib/server/database/driver.ts';
import { loadFramework } from './loadFramework.ts';
import { loadFunding } from './loadFunding.ts';
import { loadNeeds } from './loadNeeds.ts';
import { loadPlaces } from './loadPlaces.ts';
import { loadSendings } from './loadSendings.ts';
import { loadServices } from './loadServices.ts';
import { loadWords } from './loadWords.ts';
import { loadMarks, loadNarrative, loadParticipation, loadTargets } from './loadSector.ts';
import type { LimitsRow, ServiceRow } from './beside.ts';
import type {
	GroupRow,
	OrganisationRow,
	PeriodRow,
	PlaceRow,
	PlanRow,
	Reference,
	SectorRow,
} from './reference.ts';
import { loadOrganisations } from './loadOrganisations.ts';

/** What all sectors of a plan share. */
export interface Shared {
	readonly planId: number;
	readonly plan: PlanRow;
	readonly sectors: readonly (SectorRow & { readonly id: number })[];
	readonly groups: readonly GroupRow[];
	readonly organisations: readonly OrganisationRow[];
	readonly places: readonly PlaceRow[];
	readonly periods: readonly PeriodRow[];
	readonly services: readonly ServiceRow[];
	readonly limits: LimitsRow;
}

/** Undefined when there is no such plan. */
export async function loadShared(reader: Reader, planCode: string): Promise<Shared | undefined> {
	const found = await first(reader.select().from(plan).where(eq(plan.code, planCode)));
	if (!found) return undefined;
	const { id: planId, ...row } = found;
	const organisations = await loadOrganisations(reader, planId);
	return {
		planId,
		plan: row,
		sectors: (await reader.select().from(sector).where(eq(sector.planId, planId)))
			.map(({ id, code, name }) => ({ id, code, name }))
			.sort((a, b) => compareCodes(a.code, b.code)),
		groups: await loadGroups(reader, planId),
		organisations,
		places: await loadPlaces(reader, planId),
		periods: (await reader.select().from(period).where(eq(period.planId, planId)))
			.sort((a, b) => a.year - b.year || a.quarter - b.quarter)
			.map(({ year, quarter, opens, due, locks }) => ({
				year,
				quarter: quarter as PeriodRow['quarter'],
				opens,
				due,
				locks,
			})),
		services: await loadServices(reader, planId, organisations),
		limits: await loadLimits(reader, planId),
	};
}

/** What the sector has for itself; lists are empty when the plan has no such sector. */
export async function loadSector(
	reader: Reader,
	{ planId }: Pick<Shared, 'planId'>,
	sectorCode: string,
): Promise<Omit<Reference, keyof Shared | 'sector'>> {
	const found = await first(
		reader
			.select({ id: sector.id })
			.from(sector)
			.where(and(eq(sector.planId, planId), eq(sector.code, sectorCode))),
	);
	const id = found?.id ?? 0;
	return {
		...(await loadFramework(reader, id)),
		...(await loadFunding(reader, id)),
		targets: await loadTargets(reader, id),
		needs: await loadNeeds(reader, id),
		marks: await loadMarks(reader, id),
		participation: await loadParticipation(reader, id),
		narrative: await loadNarrative(reader, id),
		words: await loadWords(reader, id),
		referrals: await loadSendings(reader, planId, sectorCode),
	};
}

async function loadLimits(reader: Reader, planId: number): Promise<LimitsRow> {
	const { days } = serviceLimit;
	const { hours } = referralStandard;
	const limit = reader.select({ days }).from(serviceLimit).where(eq(serviceLimit.planId, planId));
	const standard = reader.select({ hours }).from(referralStandard).where(eq(referralStandard.planId, planId));
	return {
		confirmationDays: (await first(limit))?.days ?? null,
		answerHours: (await first(standard))?.hours ?? null,
	};
}

async function loadGroups(reader: Reader, planId: number): Promise<GroupRow[]> {
	const found = await reader.select().from(planGroup).where(eq(planGroup.planId, planId));
	const codes = new Map(found.map(({ id, code }) => [id, code]));
	return found
		.map(({ name, dimension, code, parentId, position }) => ({
			dimension,
			code,
			name,
			parent: codes.get(parentId ?? 0) ?? null,
			position,
		}))
		.sort(
			(a, b) => DIMENSIONS.indexOf(a.dimension) - DIMENSIONS.indexOf(b.dimension) || a.position - b.position,
		);
}
