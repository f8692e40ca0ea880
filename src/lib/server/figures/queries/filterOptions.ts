import { showsAll, type Scope } from '#lib/plan/scope.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import { recorded } from '#lib/server/database/recorded.ts';
import { textIn } from '#lib/server/database/text.ts';

export interface Organisation {
	readonly code: string;
	readonly name: string;
}

/** Whom figures of a sector can be filtered by: who has an approved report, and whose money one of
 * these names; by name. A draft names nobody; where the plan is closed to whoever asks there is no such filter. */
export const listFilterOptions = recorded(
	{ part: 'choices', key: ({ language }: Scope) => [language] },
	readFilterOptions,
);

async function readFilterOptions(
	reader: Reader,
	scope: Scope,
): Promise<{ readonly partners: Organisation[]; readonly donors: Organisation[] }> {
	if (!showsAll(scope)) return { partners: [], donors: [] };
	const parameters = { plan: scope.plan.id, sector: scope.sector.id, language: scope.language };
	const partners = await rows<Organisation>(
		reader,
		`select o.code, ${textIn('o.name')} as name from organisation o where o.plan_id = @plan and exists (
			select 1 from report r where r.partner_id = o.id and r.sector_id = @sector and r.counts = 1
		) order by 2, 1`,
		parameters,
	);
	const donors = await rows<Organisation>(
		reader,
		`select o.code, ${textIn('o.name')} as name from organisation o where o.plan_id = @plan and exists (
			select 1 from activity_donor d join activity y on y.id = d.activity_id
				join report r on r.id = y.report_id
			where d.donor_id = o.id and r.sector_id = @sector and r.counts = 1
		) order by 2, 1`,
		parameters,
	);
	return { partners, donors };
}
