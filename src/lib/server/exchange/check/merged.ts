/** Organisations that are one. Source: docs/rules.md, Partner and donor. */
import { plainName } from '#lib/places/placeName.ts';
import type { OrganisationRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';

/**
 * The rows, each merged into what it says or, where it says nothing, into what is stored: a file takes nothing apart. What it
 * is merged into may have another code since, or may be what it has become itself.
 */
export function stillMerged(
	read: readonly Located<OrganisationRow>[],
	stored: readonly OrganisationRow[],
): Located<OrganisationRow>[] {
	const known = new Map(stored.map(({ code, mergedInto }) => [code, mergedInto]));
	return read.map(({ row, ...at }) => {
		const said = row.mergedInto ?? known.get(row.code) ?? null;
		const into = said === null ? null : (known.get(said) ?? said);
		return { ...at, row: { ...row, mergedInto: into === row.code && said !== into ? null : into } };
	});
}

/** What is merged leads to one that is there and stands for itself. */
export function checkMerged(
	read: readonly Located<OrganisationRow>[],
	all: ReadonlyMap<string, OrganisationRow>,
	issues: Issues,
): void {
	for (const { row, line } of read) {
		if (row.mergedInto === null) continue;
		const into = all.get(row.mergedInto);
		if (into?.mergedInto === null && into.code !== row.code) continue;
		const message = `${row.code} is merged into ${shown(row.mergedInto)}, which is not there or is merged itself: name the one that stays.`;
		issues.error('unknown code', { file: 'organisations.csv', line, column: 'merged_into' }, message);
	}
}

/**
 * Warns of a code that an organisation had before, in a row with a name that neither of the two has: whoever has it now by
 * right would be taken for the other one.
 */
export function checkLeftCodes(
	read: readonly Located<OrganisationRow>[],
	stored: readonly OrganisationRow[],
	issues: Issues,
): void {
	const known = new Map(stored.map((row) => [row.code, row]));
	for (const { row, line } of read) {
		const was = known.get(row.code);
		const into = was?.mergedInto ? known.get(was.mergedInto) : undefined;
		if (!was || !into) continue;
		const names = new Set([was, into].flatMap(({ name }) => Object.values(name).map(plainName)));
		if (Object.values(row.name).some((name) => names.has(plainName(name)))) continue;
		const message = `${row.code} leads to ${shown(into.code)}, ${shown(into.name.en)}: if ${shown(row.name.en)} is another organisation, give it another code.`;
		issues.warn('one name', { file: 'organisations.csv', line, column: 'code' }, message);
	}
}
