import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** Who invites somebody, and to what. */
export interface Invited {
	/** Null: nobody any more. */
	readonly by: string | null;
	readonly to: readonly {
		readonly plan: Localised;
		/** Null: the role acts for none. */
		readonly organisation: Localised | null;
	}[];
}

/** More than these nobody reads before following a link. */
const MOST_NAMED = 5;

/** @param by who invites; null: nobody any more */
export async function getInvited(reader: Reader, personId: number, by: number | null): Promise<Invited> {
	const [inviter] = await rows<{ name: string }>(reader, `select name from person where id = @by`, { by });
	const given = await rows<{ plan: StoredText; organisation: StoredText | null }>(
		reader,
		`select distinct p.name as plan, o.name as organisation, p.id as "planId", o.id as "organisationId"
		from person_role r join plan p on p.id = r.plan_id left join organisation o on o.id = r.organisation_id
		where r.person_id = @personId order by p.id, o.id nulls first limit @most`,
		{ personId, most: MOST_NAMED },
	);
	return {
		by: inviter?.name ?? null,
		to: given.map(({ plan, organisation }) => ({
			plan: readText(plan),
			organisation: organisation === null ? null : readText(organisation),
		})),
	};
}
