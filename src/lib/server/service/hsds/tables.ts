/** Services as the tables of HSDS, a CSV each: the columns that are known of those that it has. */
import type { Cell } from '#lib/server/files/csv.ts';
import type { HsdsRecord } from './record.ts';

export interface HsdsTable {
	readonly columns: readonly string[];
	readonly rows: (all: readonly HsdsRecord[]) => readonly (readonly Cell[])[];
}

/** Each once, by its identifier. */
function once<One extends { readonly id: string }>(all: readonly One[]): One[] {
	return [...new Map(all.map((one) => [one.id, one])).values()];
}

export const HSDS_TABLES: Readonly<Record<string, HsdsTable>> = {
	services: {
		columns: [
			...['id', 'organization_id', 'name', 'alternate_name', 'status', 'application_process'],
			...['fees_description', 'eligibility_description', 'assured_date', 'alert'],
		],
		rows: (all) =>
			all.map((one) => [
				...[one.id, one.organization.id, one.name, one.alternate_name ?? null, one.status],
				...[one.application_process, one.fees_description ?? null, one.eligibility_description ?? null],
				...[one.assured_date, one.alert ?? null],
			]),
	},
	organizations: {
		columns: ['id', 'name', 'description'],
		rows: (all) =>
			once(all.map(({ organization }) => organization)).map((one) => [one.id, one.name, one.description]),
	},
	service_areas: {
		columns: ['id', 'service_id', 'name'],
		rows: (all) => all.flatMap((one) => one.service_areas.map(({ id, name }) => [id, one.id, name])),
	},
	languages: {
		columns: ['id', 'service_id', 'name', 'code'],
		rows: (all) => all.flatMap((one) => one.languages.map(({ id, name, code }) => [id, one.id, name, code])),
	},
	schedules: {
		columns: ['id', 'service_id', 'description'],
		rows: (all) => all.flatMap((one) => one.schedules.map((own) => [own.id, one.id, own.description])),
	},
	attributes: {
		columns: ['id', 'link_id', 'taxonomy_term_id', 'link_type', 'link_entity', 'value'],
		rows: (all) =>
			all.flatMap(({ id: service, attributes }) =>
				attributes.map(({ id, taxonomy_term, link_type, link_entity, value }) => [
					...[id, service, taxonomy_term.id, link_type, link_entity, value],
				]),
			),
	},
	taxonomy_terms: {
		columns: ['id', 'code', 'name', 'description', 'taxonomy'],
		rows: (all) =>
			once(all.flatMap(({ attributes }) => attributes.map((one) => one.taxonomy_term))).map((term) => [
				...[term.id, term.code, term.name, term.description, term.taxonomy],
			]),
	},
};
