/** The columns of a file of services, and the fields of the form. Source: docs/exchange.md, Services. */
export const SERVICE_COLUMNS = {
	needed: ['code', 'organisation', 'name', 'need', 'reach', 'confirmed_on'],
	spare: [
		...['name_ar', 'name_fr', 'reach_ar', 'reach_fr', 'eligibility', 'eligibility_ar', 'eligibility_fr'],
		...['hours', 'hours_ar', 'hours_fr', 'cost', 'cost_ar', 'cost_fr'],
		...['languages', 'districts', 'confirmed_by'],
	],
} as const;
export type ServiceColumn = (typeof SERVICE_COLUMNS.needed)[number] | (typeof SERVICE_COLUMNS.spare)[number];

export const ALL_SERVICE_COLUMNS: readonly ServiceColumn[] = [
	...SERVICE_COLUMNS.needed,
	...SERVICE_COLUMNS.spare,
];

/** Signs of a cell, as files take them. */
export const LONGEST_SERVICE_TEXT = 500;

/** The name of the field for a column of the file. */
export function serviceField<Column extends ServiceColumn>(column: Column): `service_${Column}` {
	return `service_${column}`;
}
