/** Stores everything of a bundle but its reports: what is new is added, what differs is updated, nothing is deleted. */
import { and, eq } from 'drizzle-orm';
import { organisation, period, plan, planGroup, sector } from '#db/schema/index.ts';
import { returned, type Writer } from '#lib/server/database/driver.ts';
import type { Shared } from '#lib/server/exchange/queries/bundle/loadReference.ts';
import {
	key,
	KEYS,
	type GroupRow,
	type PlanRow,
	type Reference,
} from '#lib/server/exchange/queries/bundle/reference.ts';
import { without } from '#lib/server/exchange/queries/bundle/without.ts';
import { changesOf, tally, type Changes, type Summary, type Tally } from './changes.ts';
import { listIds, type Ids } from './ids.ts';
import { writeFramework } from './writeFramework.ts';
import { writeFunding } from './writeFunding.ts';
import { writeNeeds } from './writeNeeds.ts';
import { writePlaces } from './writePlaces.ts';
import { writeSendings } from './writeSendings.ts';
import { serviceChanges, writeServices } from './writeServices.ts';
import { writeLimits } from './writeLimits.ts';
import { writeMarks, writeNarrative, writeParticipation, writeTargets } from './writeSector.ts';

export interface StoredState {
	/** Null: the plan is new. */
	readonly shared: Shared | null;
	readonly sector: Omit<Reference, keyof Shared | 'sector'>;
}

export interface Written {
	readonly planId: number;
	readonly sectorId: number;
	readonly ids: Ids;
	readonly summary: Summary;
}

/**
 * Stores what a bundle says besides reports, what refers to something after it. Nothing is deleted: a bundle that leaves
 * a row out says nothing of it. Returns the identifiers, and how much was added and changed of each kind.
 */
export async function writeReference(
	writer: Writer,
	reference: Reference,
	stored: StoredState,
): Promise<Written> {
	const summary: Summary = {};
	const { id: planId, ...planTally } = await writePlan(writer, reference.plan, stored.shared);
	const isLimited = await writeLimits(writer, planId, reference.limits, stored.shared?.limits);
	// A plan that is new is one change, whatever is said of it.
	if (isLimited && planTally.added === 0) planTally.changed = 1;
	summary.plan = planTally;
	const { id: sectorId, ...sectorTally } = await writeSector(writer, planId, reference, stored.shared);
	summary.sector = sectorTally;
	const groups = changesOf(reference.groups, stored.shared?.groups ?? [], KEYS.groups);
	await writeGroups(writer, planId, groups);
	summary.groups = tally(groups);
	summary.organisations = await writeOrganisations(writer, planId, reference, stored.shared);
	summary.periods = await writePeriods(writer, planId, reference, stored.shared);
	summary.places = await writePlaces(writer, planId, reference.places, stored.shared?.places ?? []);
	const scope = { planId, sectorId };
	summary.framework = await writeFramework(writer, sectorId, reference, stored.sector);
	const ids = await listIds(writer, scope);
	summary.targets = await writeTargets(
		writer,
		ids,
		changesOf(reference.targets, stored.sector.targets, KEYS.targets),
	);
	const needs = changesOf(reference.needs, stored.sector.needs, KEYS.needs);
	summary.needs = await writeNeeds(writer, sectorId, ids, needs);
	summary.marks = await writeMarks(writer, ids, changesOf(reference.marks, stored.sector.marks, KEYS.marks));
	summary.participation = await writeParticipation(
		writer,
		ids,
		changesOf(reference.participation, stored.sector.participation, KEYS.participation),
	);
	summary.funding = await writeFunding(writer, sectorId, ids, reference, stored.sector);
	summary.narrative = await writeNarrative(
		writer,
		sectorId,
		ids,
		changesOf(reference.narrative, stored.sector.narrative, KEYS.narrative),
	);
	const services = serviceChanges(reference.services, stored.shared?.services ?? []);
	summary.services = await writeServices(writer, planId, ids, services);
	const referrals = changesOf(reference.referrals, stored.sector.referrals, KEYS.referrals);
	summary.referrals = await writeSendings(writer, planId, ids, referrals);
	return { planId, sectorId, ids, summary };
}

async function writePlan(
	writer: Writer,
	row: PlanRow,
	shared: Shared | null,
): Promise<Tally & { id: number }> {
	if (!shared) {
		const { id } = await returned(writer.insert(plan).values(row).returning({ id: plan.id }));
		return { id, added: 1, changed: 0 };
	}
	const changed = changesOf([row], [shared.plan], ({ code }) => code).changed.length;
	if (changed > 0) await writer.update(plan).set(row).where(eq(plan.id, shared.planId));
	return { id: shared.planId, added: 0, changed };
}

async function writeSector(
	writer: Writer,
	planId: number,
	{ sector: row }: Reference,
	shared: Shared | null,
): Promise<Tally & { id: number }> {
	const found = shared?.sectors.find(({ code }) => code === row.code);
	if (!found) {
		const { id } = await returned(
			writer
				.insert(sector)
				.values({ planId, ...row })
				.returning({ id: sector.id }),
		);
		return { id, added: 1, changed: 0 };
	}
	const { id, ...was } = found;
	const changed = changesOf([row], [was], ({ code }) => code).changed.length;
	if (changed > 0) await writer.update(sector).set(row).where(eq(sector.id, id));
	return { id, added: 0, changed };
}

async function writeGroups(
	writer: Writer,
	planId: number,
	{ added, changed }: Changes<GroupRow>,
): Promise<void> {
	const byCode = ({ dimension, code }: GroupRow) =>
		and(eq(planGroup.planId, planId), eq(planGroup.dimension, dimension), eq(planGroup.code, code));
	for (const row of added) await writer.insert(planGroup).values({ planId, ...without(row, 'parent') });
	const ids = new Map(
		(await writer.select().from(planGroup).where(eq(planGroup.planId, planId))).map(
			({ id, dimension, code }) => [key(dimension, code), id],
		),
	);
	for (const row of [...added, ...changed.map((change) => change.row)]) {
		const { parent, ...rest } = row;
		const parentId = parent === null ? null : (ids.get(key(row.dimension, parent)) ?? null);
		await writer
			.update(planGroup)
			.set({ ...rest, parentId })
			.where(byCode(row));
	}
}

async function writeOrganisations(
	writer: Writer,
	planId: number,
	{ organisations }: Reference,
	shared: Shared | null,
): Promise<Tally> {
	const changes = changesOf(organisations, shared?.organisations ?? [], KEYS.organisations);
	const ofCode = (code: string) => and(eq(organisation.planId, planId), eq(organisation.code, code));
	for (const row of changes.added)
		await writer.insert(organisation).values({ planId, ...without(row, 'mergedInto') });
	for (const { row } of changes.changed) {
		await writer.update(organisation).set(without(row, 'mergedInto')).where(ofCode(row.code));
	}
	for (const { code, mergedInto } of [...changes.added, ...changes.changed.map(({ row }) => row)]) {
		if (mergedInto === null) continue;
		const found = writer.select({ id: organisation.id }).from(organisation).where(ofCode(mergedInto));
		await writer
			.update(organisation)
			.set({ mergedIntoId: (await returned(found)).id })
			.where(ofCode(code));
	}
	return tally(changes);
}

async function writePeriods(
	writer: Writer,
	planId: number,
	{ periods }: Reference,
	shared: Shared | null,
): Promise<Tally> {
	const changes = changesOf(periods, shared?.periods ?? [], KEYS.periods);
	for (const row of changes.added) await writer.insert(period).values({ planId, ...row });
	for (const { row } of changes.changed) {
		await writer
			.update(period)
			.set(row)
			.where(and(eq(period.planId, planId), eq(period.year, row.year), eq(period.quarter, row.quarter)));
	}
	return tally(changes);
}
