import type { PlacesAnswer } from '#lib/figures/answer.ts';
import type { DonorAnswer, ProvisionalResult } from '#lib/funding/answer.ts';
import type { Ground } from '#lib/places/ground.ts';
import type { Credit } from '#lib/places/geometry.ts';
import { maySeeProvisional, type Viewer } from '#lib/access/grant.ts';
import type { WholeQuarter } from '#lib/plan/period.ts';
import type { Window } from '#lib/plan/quarter.ts';
import { addressOf, donorTail } from '#lib/i18n/address.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import { absent } from '#lib/server/http/allow.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { creditsOf, getGround } from '#lib/server/places/index.ts';
import { getDonor, listDonors } from '#lib/server/funding/queries/donor.ts';
import { listDonorProvisional } from '#lib/server/funding/queries/donorProvisional.ts';
import { findFilter } from '#lib/server/figures/queries/filter.ts';
import { listPlaceFigures } from '#lib/server/figures/queries/places.ts';

/** A donor of the plan in a quarter; throws 404 with the donors that there are. */
export async function readDonor(
	reader: Reader,
	{ scope, period }: WholeQuarter,
	code: string,
	window: Window,
): Promise<DonorAnswer> {
	const question = { year: period.year, quarter: period.quarter, window };
	const answer = await getDonor(reader, scope, code, question);
	if (answer) return answer;
	const donors = await listDonors(reader, scope, period.year);
	absent(m.error_no_donor({ plan: plain(scope.plan.name) }), [
		{ href: addressOf(scope, period, '/funding'), label: m.funding() },
		...donors.map((donor) => ({
			href: addressOf(scope, period, donorTail(donor.code)),
			label: donor.name,
		})),
	]);
}

/**
 * The code by which a quarter knows a donor: of what was published it is the one of then, of today's figures the one of today.
 * @param codes all that lead to it, as `listCodesOf` has them; the quarter may be a publication, which knows nothing of that
 */
export async function donorCodeIn(
	reader: Reader,
	{ scope, period }: WholeQuarter,
	code: string,
	codes: readonly string[],
): Promise<string> {
	if (codes.length < 2) return code;
	const donors = new Set((await listDonors(reader, scope, period.year)).map((donor) => donor.code));
	return donors.has(code) ? code : (codes.find((one) => donors.has(one)) ?? code);
}

/** What is submitted of what a donor funds; null for whoever may not see it. */
export async function readDonorProvisional(
	reader: Reader,
	{ scope, period: { year, quarter } }: WholeQuarter,
	code: string,
	window: Window,
	viewer: Viewer | null,
): Promise<ProvisionalResult[] | null> {
	const found = await findFilter(reader, scope, { donor: code });
	const donor = 'filter' in found ? found.filter.donor : undefined;
	const sector = { planId: scope.plan.id, sectorId: scope.sector.id };
	if (donor === undefined || !maySeeProvisional(viewer, sector, donor)) return null;
	return listDonorProvisional(reader, scope, donor, { year, quarter, window });
}

export interface DonorMaps {
	/** By district, in the order of the results. */
	readonly answers: readonly PlacesAnswer[];
	readonly ground: Ground;
	readonly credits: readonly Credit[];
}

/** So many maps fit beside each other; the map page has one for every indicator. */
const MOST_MAPS = 3;

/** Where the activities that name the donor are, for the first of their indicators that names a district. */
export async function readDonorMaps(
	reader: Reader,
	{ scope, period: { year, quarter } }: WholeQuarter,
	{ donor, results }: DonorAnswer,
	window: Window,
): Promise<DonorMaps> {
	const found = await findFilter(reader, scope, { donor: donor.code });
	const filter = 'filter' in found ? found.filter : {};
	const answers: PlacesAnswer[] = [];
	for (const { indicator } of results) {
		if (answers.length >= MOST_MAPS) break;
		// What is made of others is told by its parts.
		if (indicator.madeOf.length > 0) continue;
		const question = { year, quarter, window, filter, level: 2, indicator: indicator.code } as const;
		const answer = await listPlaceFigures(reader, scope, question);
		if (answer && answer.places.length > 0) answers.push(answer);
	}
	const ground = await getGround(reader, scope.plan.id);
	return { answers, ground, credits: creditsOf(ground) };
}
