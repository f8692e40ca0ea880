import { LONGEST } from '#lib/report/bounds.ts';
import { WORDS } from '#lib/report/outputWords.ts';
import { REPORT_STATES } from '#lib/report/report.ts';
import { cleanNote } from '#lib/report/texts.ts';
import type { Issues } from '#lib/server/exchange/issue.ts';
import { KEYS, type PlanRow, type WordsRow } from '#lib/server/exchange/queries/bundle/reference.ts';
import type { Source } from '#lib/server/exchange/source/source.ts';
import { readTable, type Located } from './table.ts';

/**
 * What reports say of outputs in their partners' own words.
 * @param merged by the code of an organisation that was merged, the code of the one that it is
 */
export function readWords(
	source: Source,
	plan: PlanRow,
	merged: ReadonlyMap<string, string>,
	issues: Issues,
): Promise<Located<WordsRow>[]> {
	return readTable(
		source,
		'words.csv',
		issues,
		(fields): WordsRow => {
			const body = cleanNote(fields.needText('body'));
			if (body.length > LONGEST.words) {
				fields.fault(
					'too long',
					'body',
					`This text has ${body.length} signs; at most ${LONGEST.words} are taken.`,
				);
			}
			const partner = fields.needCode('partner');
			return {
				partner: merged.get(partner) ?? partner,
				year: fields.needInteger('year', plan.firstYear, plan.lastYear),
				quarter: fields.needInteger('quarter', 1, 4),
				state: fields.oneOf('state', REPORT_STATES),
				output: fields.needCode('output'),
				about: fields.oneOf('about', WORDS),
				body,
			};
		},
		KEYS.words,
	);
}
