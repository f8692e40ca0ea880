import { isolated } from '#lib/i18n/locale.ts';
import { formatCount } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { locales } from '#lib/paraglide/runtime.js';
import { ORGANISATION_TYPES } from '#lib/plan/organisation.ts';
import type { OrganisationFault, OrganisationType } from '#lib/plan/organisationLines.ts';
import type { LineFault } from '#lib/plan/pastedCells.ts';

const TYPES = {
	un: m.organisation_un,
	ingo: m.organisation_ingo,
	nngo: m.organisation_nngo,
	government: m.organisation_government,
	donor: m.organisation_donor,
	other: m.organisation_other,
} satisfies Record<OrganisationType, unknown>;

export function organisationTypeWords(type: OrganisationType): string {
	return TYPES[type]();
}

/** The type that a cell names: by its word, or as a page in any language calls it. */
export function organisationTypeOf(cell: string): OrganisationType | undefined {
	const said = cell.toLocaleLowerCase();
	return ORGANISATION_TYPES.find((type) =>
		[type, ...locales.map((locale) => TYPES[type]({}, { locale }).toLocaleLowerCase())].includes(said),
	);
}

const FAULTS: Record<OrganisationFault, (told: { line: string; text: string }) => string> = {
	'no code': m.organisation_fault_code,
	'no name': m.organisation_fault_name,
	'no type': m.organisation_fault_type,
	'code twice': m.organisation_fault_twice,
	'code known': m.organisation_fault_known,
};

/** What is wrong with a pasted line, and what to do. */
export function organisationFaultWords({ line, fault, text }: LineFault<OrganisationFault>): string {
	const short = text.length > 60 ? `${text.slice(0, 60)}…` : text;
	return FAULTS[fault]({ line: formatCount(line), text: isolated(short) });
}
