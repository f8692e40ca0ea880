import { LONGEST_CODE, LONGEST_NAME } from './bounds.ts';
import { codeFor } from './organisationCode.ts';
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

/** As codes are typed; those that a file brought may have other signs. */
export const ORGANISATION_CODE = /^[A-Za-z0-9][A-Za-z0-9._-]*$/;

/**
 * Organisations of pasted lines: code, name, type, and perhaps the name in Arabic and in French. The code may be empty or
 * left out: then one is made. All faults are told.
 * @param typeOf the type that a cell names, in any language; undefined: none
 * @param stored those that the plan has already
 */
export function organisationsIn(
	text: string,
	typeOf: (cell: string) => OrganisationType | undefined,
	stored: readonly Pick<TypedOrganisation, 'code' | 'name'>[],
): {
	readonly organisations: readonly TypedOrganisation[];
	readonly faults: readonly LineFault<OrganisationFault>[];
	/** How many codes were made. */
	readonly made: number;
} {
	const organisations: TypedOrganisation[] = [];
	const faults: LineFault<OrganisationFault>[] = [];
	const lines = cellsIn(text).map(({ line, cells }) => ({ line, cells: withCode(cells, typeOf) }));
	const known = new Set(stored.map(({ code }) => code));
	const codes = new Set<string>();
	const taken = new Set(
		[...known, ...lines.flatMap(({ cells }) => cells[0] || [])].map((code) => code.toLowerCase()),
	);
	const names = new Map(
		stored.flatMap(({ code, name }) => Object.values(name).map((one) => [one.toLowerCase(), code])),
	);
	let made = 0;
	for (const { line, cells } of lines) {
		const [given = '', name = '', kind = '', ar, fr] = cells;
		const type = typeOf(kind);
		const tell = (fault: OrganisationFault, said: string) => faults.push({ line, fault, text: said });
		const other = given === '' ? names.get(name.toLowerCase()) : undefined;
		const code = given || codeFor(name, taken);
		if (given === '') made++;
		if (other !== undefined) tell(known.has(other) ? 'code known' : 'code twice', other);
		else if (!ORGANISATION_CODE.test(code) || code.length > LONGEST_CODE) tell('no code', code);
		else if (known.has(code)) tell('code known', code);
		else if (codes.has(code)) tell('code twice', code);
		if (name === '' || name.length > LONGEST_NAME) tell('no name', name);
		if (!type) tell('no type', kind);
		else organisations.push({ code, name: localised(name, { ar, fr }), type, namesPartners: false });
		codes.add(code);
		taken.add(code.toLowerCase());
		if (name !== '') names.set(name.toLowerCase(), code);
	}
	return { organisations, faults, made };
}

/** The lines as they are pasted, each with its code. */
export function organisationLines(all: readonly TypedOrganisation[]): string {
	return all
		.map(({ code, name, type }) => [code, name.en, type, name.ar ?? '', name.fr ?? ''].join('\t').trimEnd())
		.join('\n');
}

/** A line that begins with the name has its type in the second cell. */
function withCode(
	cells: readonly string[],
	typeOf: (cell: string) => OrganisationType | undefined,
): readonly string[] {
	const [, second = '', third = ''] = cells;
	return typeOf(second) && !typeOf(third) ? ['', ...cells] : cells;
}
