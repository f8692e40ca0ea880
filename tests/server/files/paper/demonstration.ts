/** The demonstration's quarter as if it had been published, and its paper in each language. */
import { overwriteGetLocale, baseLocale, type Locale } from '#lib/paraglide/runtime.js';
import { snapshot } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import type { PaperContent } from '#lib/server/files/paper/content.ts';
import { readPaper } from '#lib/server/files/paper/index.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { emptyDatabase } from '../../../support/temporary.ts';

export const HASH = '0123456789abcdef'.repeat(4);
const QUARTER = { year: 2024, quarter: 1 } as const;
const EDITION = {
	...QUARTER,
	...{ revision: '1.0', newest: '1.0', segment: null, hash: HASH },
	...{ asOf: '2024-05-04T09:30:00.000Z', publishedAt: '2024-05-06T07:00:00.000Z' },
};

export const addressIn = (language: Locale) =>
	`https://masar.example${language === 'en' ? '' : `/${language}`}/lrp-2024/social-stability/2024/q1/r1.0`;

export interface Demonstration {
	/** What its paper says in a language. */
	readonly read: (language: Locale) => Promise<PaperContent>;
	readonly close: () => Promise<void>;
}

/** @param folder where its database may stand */
export async function openDemonstration(folder: string): Promise<Demonstration> {
	const db = await emptyDatabase(folder);
	await importBundle(db, 'db/seed/lrp-2024', { now: new Date('2024-05-03T09:00:00Z') });
	const read = async (language: Locale) => {
		overwriteGetLocale(() => language);
		try {
			return await snapshot(db, async (reader) => {
				const found = await getScope(reader, 'lrp-2024', 'social-stability');
				if (!found) throw new Error('no scope');
				const scope = { ...found, language, edition: EDITION };
				const period = (await listPeriods(reader, scope)).find(
					({ year, quarter }) => year === QUARTER.year && quarter === QUARTER.quarter,
				);
				if (!period) throw new Error('no period');
				return readPaper({ reader, scope, period, address: addressIn(language) });
			});
		} finally {
			overwriteGetLocale(() => baseLocale);
		}
	};
	return { read, close: db.close };
}
