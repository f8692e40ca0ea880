import { sameWords } from './table.ts';

/** Headings by which exports of Kobo and ODK lead from a line of a repeat to the response that it belongs to. */
const LEADS = new Set(
	['_parent_index', '_parent_table_name', '_submission__uuid', '_submission__id', 'parent_key'].map(
		sameWords,
	),
);

/** The heading by which a table is one of a repeat, several lines a person; undefined: a line is a response. */
export function repeatedBy(headings: readonly string[]): string | undefined {
	return headings.find((heading) => LEADS.has(sameWords(heading)));
}
