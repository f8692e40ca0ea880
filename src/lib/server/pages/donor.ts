import { error } from '@sveltejs/kit';
import type { DonorAnswer } from '#lib/domain/fundingAnswer.ts';
import type { OpenQuarter } from '#lib/domain/period.ts';
import type { Window } from '#lib/domain/quarter.ts';
import { addressOf, donorTail } from '#lib/i18n/address.ts';
import { plain } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Reader } from '../db.ts';
import { getDonor, listDonors } from '../queries/donor.ts';

/** A donor of the plan in a quarter; throws 404 with the donors that there are. */
export async function readDonor(
	reader: Reader,
	{ scope, period }: OpenQuarter,
	code: string,
	window: Window,
): Promise<DonorAnswer> {
	const question = { year: period.year, quarter: period.quarter, window };
	const answer = await getDonor(reader, scope, code, question);
	if (answer) return answer;
	const donors = await listDonors(reader, scope, period.year);
	error(404, {
		message: m.error_no_donor({ plan: plain(scope.plan.name) }),
		links: [
			{ href: addressOf(scope, period, '/funding'), label: m.funding() },
			...donors.map((donor) => ({
				href: addressOf(scope, period, donorTail(donor.code)),
				label: donor.name,
			})),
		],
	});
}
