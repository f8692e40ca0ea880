import { LONGEST_CODE, LONGEST_NAME } from './bounds.ts';
import { ORGANISATION_TYPES } from './organisation.ts';
import { cellsIn, type LineFault } from './pastedCells.ts';
import { localised, type Localised } from './text.ts';

export type OrganisationType = (typeof ORGANISATION_TYPES)[number];
export interface TypedOrganisation {
	readonly code: string;
	readonly name: Localised;
	readonly type: OrganisationType;
	/** It agreed to be named at a municipality where it works. */
	readonly namesPartners: boolean;
}
export type OrganisationFault = 'no code' | 'no name' | 'no type' | 'code twice' | 'code known';

const CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Organisations of pasted lines: code, name, type, and perhaps the name in Arabic and in French. All faults are told.
 * @param typeOf the type that a cell names, in any language; undefined: none
 * @param known codes that the plan has already
 */
export function organisationsIn(
	text: string,
	typeOf: (cell: string) => OrganisationType | undefined,
	known: ReadonlySet<string>,
): {
	readonly organisations: readonly TypedOrganisation[];
	readonly faults: readonly LineFault<OrganisationFault>[];
} {
	const organisations: TypedOrganisation[] = [];
	const faults: LineFault<OrganisationFault>[] = [];
	const codes = new Set<string>();
	for (const { line, cells } of cellsIn(text)) {
		const [code = '', name = '', kind = '', ar, fr] = cells;
		const type = typeOf(kind);
		const tell = (fault: OrganisationFault, said: string) => faults.push({ line, fault, text: said });
		if (!CODE.test(code) || code.length > LONGEST_CODE) tell('no code', code);
		else if (known.has(code)) tell('code known', code);
		else if (codes.has(code)) tell('code twice', code);
		if (name === '' || name.length > LONGEST_NAME) tell('no name', name);
		if (!type) tell('no type', kind);
		else organisations.push({ code, name: localised(name, { ar, fr }), type, namesPartners: false });
		codes.add(code);
	}
	return { organisations, faults };
}
