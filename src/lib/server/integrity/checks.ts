/** Every check of the whole instance, in one table. */
import type { Finding, Mend, Severity } from '#lib/integrity/check.ts';
import { faultsOfFile } from '#lib/server/database/copy.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { checkTotals } from '#lib/server/figures/index.ts';
import { checkAudit } from '#lib/server/record/index.ts';
import { askCheck, type TextCheck } from './queries/check.ts';
import { FRAMEWORK_CHECKS } from './queries/framework.ts';
import { INSTANCE_CHECKS } from './queries/instance.ts';
import { PLACE_CHECKS } from './queries/places.ts';
import { listSpoiltFiles } from './publishedFiles.ts';
import { listSpoiltDocuments } from './queries/published.ts';
import { REPORT_CHECKS } from './queries/reports.ts';
import { listMisconverted, listWrongLayers } from './queries/worked.ts';

export type CheckName =
	| 'file'
	| 'record'
	| 'totals'
	| 'conversion'
	| 'layer_of_another_name'
	| 'published_document'
	| 'published_file'
	| (typeof FRAMEWORK_CHECKS)[number]['name']
	| (typeof INSTANCE_CHECKS)[number]['name']
	| (typeof PLACE_CHECKS)[number]['name']
	| (typeof REPORT_CHECKS)[number]['name'];

export interface Check {
	readonly name: CheckName;
	readonly severity: Severity;
	readonly mend: Mend;
	/** At most `MOST_FINDINGS`; empty: all is well. */
	readonly find: (reader: Reader, now: Date) => Promise<Finding[]>;
}

const ofInstance = (what: string): Finding => ({ plan: null, what });
const asked = (checks: readonly TextCheck<CheckName>[]): Check[] =>
	checks.map((check) => ({ ...check, find: (reader, now) => askCheck(reader, check, now) }));

/** What everything else rests on comes first. */
export const CHECKS: readonly Check[] = [
	{
		name: 'file',
		severity: 'error',
		mend: 'restore',
		find: async (writer) => (await faultsOfFile({ writer })).map(ofInstance),
	},
	{
		name: 'record',
		severity: 'error',
		mend: 'restore',
		find: async (reader) => {
			const { broken } = await checkAudit(reader);
			return broken ? [ofInstance(`${broken.id}`)] : [];
		},
	},
	{
		name: 'totals',
		severity: 'error',
		mend: 'recount',
		find: async (reader) =>
			(await checkTotals(reader)).map(({ table, stored, recounted }) =>
				ofInstance(`${table} ${JSON.stringify(stored ?? recounted)}`),
			),
	},
	{ name: 'conversion', severity: 'error', mend: 'import', find: listMisconverted },
	{ name: 'layer_of_another_name', severity: 'error', mend: 'boundaries', find: listWrongLayers },
	{ name: 'published_document', severity: 'error', mend: 'restore', find: listSpoiltDocuments },
	{ name: 'published_file', severity: 'error', mend: 'restore', find: listSpoiltFiles },
	...asked(FRAMEWORK_CHECKS),
	...asked(PLACE_CHECKS),
	...asked(REPORT_CHECKS),
	...asked(INSTANCE_CHECKS),
];
