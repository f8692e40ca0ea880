/** The services of a plan as they are stored. */
import { readText, type Localised, type StoredText } from '#lib/plan/text.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';
import type { Service } from '#lib/service/service.ts';
import { listServiceDistricts, type ServiceDistrict } from './districts.ts';

export interface StoredService extends Service {
	readonly id: number;
	readonly organisation: { readonly code: string; readonly name: Localised };
	readonly districts: readonly ServiceDistrict[];
	/** The confirmation after which its organisation was asked whether it still holds; null: never. */
	readonly askedAfter: string | null;
}

type Row = Omit<
	StoredService,
	'organisation' | 'districts' | 'districtIds' | 'languages' | Needed | Spare
> & {
	readonly organisationCode: string;
	readonly organisationName: StoredText;
	readonly languages: string;
} & { readonly [name in Needed]: StoredText } & { readonly [name in Spare]: StoredText | null };
type Needed = 'name' | 'reach';
type Spare = 'eligibility' | 'hours' | 'cost';

/** All of a plan, by code, withdrawn ones too. @param organisationId of this one alone; null: of all */
export async function listServices(
	reader: Reader,
	planId: number,
	organisationId: number | null = null,
): Promise<StoredService[]> {
	const found = await rows<Row>(
		reader,
		`select s.id, s.code, s.organisation_id as "organisationId", s.name, s.need, s.reach, s.eligibility, s.hours, s.cost,
			s.languages, s.confirmed_on as "confirmedOn", s.confirmed_by as "confirmedBy", s.asked_after as "askedAfter",
			o.code as "organisationCode", o.name as "organisationName"
		from service s join organisation o on o.id = s.organisation_id
		where s.plan_id = @planId
			and (cast(@organisationId as integer) is null or s.organisation_id = cast(@organisationId as integer))
		order by s.code`,
		{ planId, organisationId },
	);
	const districts = await listServiceDistricts(reader, planId);
	return found.map((row) => serviceOf(row, districts.get(row.id) ?? []));
}

function serviceOf(
	{ organisationCode, organisationName, languages, ...row }: Row,
	districts: readonly ServiceDistrict[],
): StoredService {
	return {
		...row,
		...{ name: readText(row.name), reach: readText(row.reach), cost: readText(row.cost) },
		...{ eligibility: readText(row.eligibility), hours: readText(row.hours) },
		languages: JSON.parse(languages) as string[],
		organisation: { code: organisationCode, name: readText(organisationName) },
		...{ districts, districtIds: districts.map(({ id }) => id).sort((one, other) => one - other) },
	};
}
