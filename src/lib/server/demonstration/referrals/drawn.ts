/** Referrals of four quarters of which every number is invented: no source prints any by sender, district or group. */
import type { ReferralCount, ReferralStatus } from '#lib/referral/referral.ts';
import { dice, thrown } from '../dice.ts';

const MONTHS = [
	...['2023-04', '2023-05', '2023-06', '2023-07', '2023-08', '2023-09'],
	...['2023-10', '2023-11', '2023-12', '2024-01', '2024-02', '2024-03'],
];
/** Sectors with the demonstration's partners that send for them. */
const SENDERS = [
	['social-stability', 'DP01'],
	['social-stability', 'DP03'],
	['social-stability', 'DP06'],
	['protection', 'DP04'],
	['basic-assistance', 'DP08'],
] as const;
/** By receiving sector, how the answers fall: none, acknowledged, accepted, not accepted, done. */
const RECEIVERS: Readonly<Record<string, readonly number[]>> = {
	'basic-assistance': [30, 28, 22, 12, 8],
	health: [12, 10, 48, 6, 24],
	livelihoods: [24, 38, 20, 14, 4],
	protection: [27, 20, 30, 5, 18],
	'social-stability': [62, 16, 12, 4, 6],
};
const STATUSES: readonly ReferralStatus[] = ['no answer', 'acknowledged', 'accepted', 'not accepted', 'done'];
/** What one partner sent in a month to a sector to which few are sent, by status: some of them too few to be shown. */
const FEW = { month: '2024-02', code: 'DP03', toSector: 'education', counts: [26, 17, 31, 3, 14] } as const;
const HOURS = [4, 20, 44, 70, 96, 168];

interface Known {
	/** Identifiers, by kind and code. */
	readonly organisation: (code: string) => number | undefined;
	readonly districts: readonly number[];
	readonly sexes: readonly number[];
	readonly cohorts: readonly number[];
}

export function drawReferrals(known: Known): ReferralCount[] {
	return [...drawMany(known), ...fewSent(known)];
}

function fewSent({ organisation }: Known): ReferralCount[] {
	const { month, code, toSector, counts } = FEW;
	const fromId = organisation(code);
	if (fromId === undefined) return [];
	return STATUSES.map((status, i): ReferralCount => ({
		...{
			month,
			fromSector: 'social-stability',
			fromId,
			toSector,
			status,
			count: counts[i] ?? 0,
			hours: null,
		},
		...{ toId: null, districtId: null, cohortId: null, sexId: null, ageId: null },
	}));
}

function drawMany({ organisation, districts, sexes, cohorts }: Known): ReferralCount[] {
	const roll = dice(2024);
	const one = (list: readonly number[]) => list[Math.floor(roll() * list.length)] ?? null;
	return MONTHS.flatMap((month, at) =>
		SENDERS.flatMap(([fromSector, code]) =>
			Object.entries(RECEIVERS).flatMap(([toSector, parts]) => {
				const fromId = organisation(code);
				if (fromId === undefined || toSector === fromSector) return [];
				const [place, sex, cohort] = [one(districts), one(sexes), one(cohorts)];
				return STATUSES.map((status, i): ReferralCount => ({
					...{ month, fromSector, fromId, toSector, status },
					...{ toId: null, districtId: place, cohortId: cohort, sexId: sex, ageId: null },
					// Answers grow rarer as the year goes on.
					count: 1 + Math.floor((parts[i] ?? 0) * (0.4 + roll()) * (i === 0 ? 0.7 + at / 20 : 1)),
					hours: i === 0 ? null : (HOURS[thrown(roll(), [2, 3, 3, 2, 1, 1])] ?? null),
				}));
			}),
		),
	);
}
