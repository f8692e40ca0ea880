/** Requirements and contributions as they are kept. */
import type { Scope } from '#lib/plan/scope.ts';
import type { OrganisationLabel } from '#lib/funding/answer.ts';
import {
	isSubGrant,
	type Contribution,
	type ContributionStatus,
	type Requirement,
} from '#lib/funding/funding.ts';
import { keptAnswer } from '#lib/server/database/cache.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { textIn } from '#lib/server/database/text.ts';

export interface StoredContribution extends Contribution {
	/** Hundredths of the currency. */
	readonly amount: number;
	readonly currency: string;
	/** USD for one unit, of at most fifteen significant digits. */
	readonly usdRate: number;
	readonly date: string | null;
}

export interface Money {
	readonly requirements: readonly Requirement[];
	/** What donors gave. */
	readonly given: readonly StoredContribution[];
	/** What partners of the plan passed on to each other. */
	readonly passedOn: readonly StoredContribution[];
}

interface Whose {
	readonly plan: { readonly id: number };
	readonly sector: { readonly id: number };
}

/** A sector's money of a year; USD cents. Like targets it comes by import, and every dashboard needs it. */
export async function readMoney(reader: Reader, { plan, sector }: Whose, year: number): Promise<Money> {
	return moneyOf(reader, plan.id, sector.id, year);
}

const moneyOf = keptAnswer(askMoney);

async function askMoney(reader: Reader, plan: number, sector: number, year: number): Promise<Money> {
	const contributions = await listContributions(reader, sector, year);
	const partners = contributions.length === 0 ? new Set<string>() : await partnersOf(reader, plan);
	return {
		requirements: await rows<Requirement>(
			reader,
			`select u.code as output, r.usd from requirement r left join output u on u.id = r.output_id
			where r.sector_id = @sector and r.year = @year`,
			{ sector, year },
		),
		given: contributions.filter((one) => !isSubGrant(one, partners)),
		passedOn: contributions.filter((one) => isSubGrant(one, partners)),
	};
}

interface Row {
	donor: string;
	partner: string | null;
	output: string | null;
	status: ContributionStatus;
	usd: number;
	in_kind: number;
	amount: number;
	currency: string;
	usd_rate: number;
	date: string | null;
}

async function listContributions(
	reader: Reader,
	sector: number,
	year: number,
): Promise<StoredContribution[]> {
	return (
		await rows<Row>(
			reader,
			`select d.code as donor, p.code as partner, u.code as output, c.status, c.usd, c.in_kind, c.amount, c.currency,
			c.usd_rate, c.date
		from contribution c join organisation d on d.id = c.donor_id left join organisation p on p.id = c.partner_id
			left join output u on u.id = c.output_id
		where c.sector_id = @sector and c.year = @year order by c.id`,
			{ sector, year },
		)
	).map(({ in_kind, usd_rate, ...row }) => ({ ...row, inKind: in_kind === 1, usdRate: usd_rate }));
}

/** Who takes part in any sector of the plan, or has an approved report: a draft moves no public figure. */
async function partnersOf(reader: Reader, planId: number): Promise<Set<string>> {
	const found = await rows<{ code: string }>(
		reader,
		`select o.code from organisation o where o.plan_id = @planId and (
			exists (select 1 from participation p where p.partner_id = o.id)
			or exists (select 1 from sector s join report r on r.sector_id = s.id and r.partner_id = o.id
				where s.plan_id = @planId and r.counts = 1)
		)`,
		{ planId },
	);
	return new Set(found.map(({ code }) => code));
}

/** Every organisation of a plan, by code. */
export async function listOrganisations(
	reader: Reader,
	{ plan, language }: Pick<Scope, 'plan' | 'language'>,
): Promise<ReadonlyMap<string, OrganisationLabel>> {
	const found = await rows<OrganisationLabel>(
		reader,
		`select code, ${textIn('name')} as name, type from organisation where plan_id = @planId order by code`,
		{ planId: plan.id, language },
	);
	return new Map(found.map((organisation) => [organisation.code, organisation]));
}
