/** Organisations that are one. Source: docs/rules.md, Partner and donor. */
import type { OrganisationRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { shown } from '#lib/server/exchange/issue.ts';
import type { Located } from '#lib/server/exchange/read/table.ts';

/** The rows, each merged into what it says or, where it says nothing, into what is stored: a file takes nothing apart. */
export function stillMerged(
	read: readonly Located<OrganisationRow>[],
	stored: readonly OrganisationRow[],
): Located<OrganisationRow>[] {
	const known = new Map(stored.map(({ code, mergedInto }) => [code, mergedInto]));
	return read.map(({ row, ...at }) => ({
		...at,
		row: { ...row, mergedInto: row.mergedInto ?? known.get(row.code) ?? null },
	}));
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
