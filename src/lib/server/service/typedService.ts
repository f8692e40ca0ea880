/** A service that a form sends, read as a line of a file is. */
import { faultSentence } from '#lib/exchange/words/fault.ts';
import { ALL_SERVICE_COLUMNS, serviceField, type ServiceColumn } from '#lib/service/columns.ts';
import type { KnownServiceCodes } from '#lib/service/codes.ts';
import { readServices } from '#lib/service/readServices.ts';
import type { Service } from '#lib/service/service.ts';

type Typed = Readonly<Record<`service_${Exclude<ServiceColumn, 'districts'>}`, string>> & {
	readonly service_districts: readonly string[];
};

/** The service, or by field a sentence of what is wrong. */
export function typedService(
	typed: Typed,
	known: KnownServiceCodes,
):
	| { readonly service: Service; readonly issues?: undefined }
	| { readonly issues: Record<string, string>; readonly service?: undefined } {
	const cellOf = (column: ServiceColumn) =>
		column === 'districts' ? typed.service_districts.join(';') : typed[serviceField(column)];
	const rows = [
		{ cells: ALL_SERVICE_COLUMNS, at: 1 },
		{ cells: ALL_SERVICE_COLUMNS.map(cellOf), at: 2 },
	];
	const { lines, faults } = readServices({ rows }, known, '');
	const [service] = lines;
	if (service) return { service };
	const told = faults.told.map(({ column, ...fault }): [string, string] => [
		column === null ? 'form' : serviceField(column as ServiceColumn),
		faultSentence(fault),
	]);
	// The first that is wrong with a field is told.
	return { issues: Object.fromEntries(told.toReversed()) };
}
