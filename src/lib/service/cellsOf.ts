/** A stored service as the cells of a file: what is read of them is the service again. */
import { spell, type Localised } from '#lib/plan/text.ts';
import type { ServiceColumn } from './columns.ts';
import { SERVICE_TEXTS, type Service } from './service.ts';

interface Named extends Service {
	readonly organisation: { readonly code: string };
	readonly districts: readonly { readonly pcode: string }[];
}

/** Columns of what is not said are not there. */
export function cellsOf(service: Named): Readonly<Partial<Record<ServiceColumn, string>>> {
	const texts = ['name' as const, ...SERVICE_TEXTS].flatMap((column) => {
		const text: Localised | null = service[column];
		return text ? Object.entries(spell(column, text)).filter(([, cell]) => cell !== null) : [];
	});
	return {
		...Object.fromEntries(texts),
		...{ code: service.code, organisation: service.organisation.code, need: service.need },
		languages: service.languages.join('; '),
		districts: service.districts.map(({ pcode }) => pcode).join('; '),
		...{ confirmed_on: service.confirmedOn, confirmed_by: service.confirmedBy },
	};
}
