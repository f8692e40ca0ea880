/** Quarters as if they had been published, and their papers in each language: the demonstration's, and of a plan that is full. */
import { join } from 'node:path';
import { overwriteGetLocale, baseLocale, type Locale } from '#lib/paraglide/runtime.js';
import { rows, run, snapshot, transaction, type Database } from '#lib/server/database/driver.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import type { PaperContent } from '#lib/server/files/paper/content.ts';
import { readPaper } from '#lib/server/files/paper/index.ts';
import { getScope, listPeriods } from '#lib/server/plan/queries/plans.ts';
import { writeBundle } from '../../../support/bundle.ts';
import { emptyDatabase } from '../../../support/temporary.ts';

export const HASH = '0123456789abcdef'.repeat(4);
const QUARTER = { year: 2024, quarter: 1 } as const;
const EDITION = {
	...QUARTER,
	...{ revision: '1.0', newest: '1.0', segment: null, hash: HASH },
	...{ asOf: '2024-05-04T09:30:00.000Z', publishedAt: '2024-05-06T07:00:00.000Z' },
};

export const addressIn = (language: Locale) => addressOf(DEMONSTRATION, language);

interface Quarter {
	readonly plan: string;
	readonly sector: string;
}
const DEMONSTRATION: Quarter = { plan: 'lrp-2024', sector: 'social-stability' };
const FULL: Quarter = { plan: 'synthetic', sector: 'social-stability' };

const addressOf = ({ plan, sector }: Quarter, language: Locale) =>
	`https://masar.example${language === 'en' ? '' : `/${language}`}/${plan}/${sector}/2024/q1/r1.0`;

interface OpenedPapers {
	/** What its paper says in a language. */
	readonly read: (language: Locale) => Promise<PaperContent>;
	readonly close: () => Promise<void>;
}

/** @param folder where its database may stand */
export function openDemonstration(folder: string): Promise<OpenedPapers> {
	return openPapers(folder, 'db/seed/lrp-2024', DEMONSTRATION);
}

/** Twelve outputs with some sixty indicators, of forty partners, and a text of each. @param folder where its database may stand */
export async function openFullPlan(folder: string): Promise<OpenedPapers> {
	const bundle = join(folder, 'full');
	await writeBundle(bundle, { values: 6_000, municipalities: 250, partners: 40, indicators: 60, years: 1 });
	return openPapers(folder, bundle, FULL, (db) =>
		transaction(db, async (writer) => {
			const outputs = await rows<{ code: string }>(writer, 'select code from output order by id');
			const sector = await rows<{ id: number }>(writer, 'select id from sector');
			for (const language of ['en', 'ar', 'fr'] as const)
				for (const [section, output, words] of [
					['summary', null, 20],
					['challenges', null, 260],
					['priorities', null, 120],
					...outputs.map(({ code }, i) => ['achievements', code, 15 + ((i * 53) % 160)] as const),
				] as const)
					await run(
						writer,
						`insert into narrative (sector_id, year, quarter, section, output_id, language, slug, body)
						select @sector, 2024, 1, @section, (select id from output where code = @output), @language, @slug, @body`,
						{
							...{ sector: sector[0]?.id ?? 0, section, output, language },
							slug: `${section}-${output ?? ''}-${language}`.replaceAll('.', '-'),
							body: textOf(language, words),
						},
					);
		}),
	);
}

const WORDS = {
	en: 'Partners reached more households than planned while access to the south stayed narrow',
	fr: 'Les partenaires ont atteint davantage de ménages que prévu malgré un accès réduit au sud',
	ar: 'وصل الشركاء إلى أسر أكثر مما كان مخططاً له رغم ضيق الوصول إلى الجنوب',
};

/** @param count of words */
function textOf(language: 'en' | 'ar' | 'fr', count: number): string {
	const words = WORDS[language].split(' ');
	const all = Array.from(
		{ length: count },
		(_, i) => words[i % words.length] + (i % 60 === 59 && i < count - 1 ? '.\n\n' : ''),
	);
	return `${all.join(' ')}.`;
}

async function openPapers(
	folder: string,
	bundle: string,
	{ plan, sector }: Quarter,
	fill: (db: Database) => Promise<void> = () => Promise.resolve(),
): Promise<OpenedPapers> {
	const db = await emptyDatabase(folder, plan);
	await importBundle(db, bundle, { now: new Date('2024-05-03T09:00:00Z') });
	await fill(db);
	const read = async (language: Locale) => {
		overwriteGetLocale(() => language);
		try {
			return await snapshot(db, async (reader) => {
				const found = await getScope(reader, plan, sector);
				if (!found) throw new Error('no scope');
				const scope = { ...found, language, edition: EDITION };
				const period = (await listPeriods(reader, scope)).find(
					({ year, quarter }) => year === QUARTER.year && quarter === QUARTER.quarter,
				);
				if (!period) throw new Error('no period');
				return readPaper({ reader, scope, period, address: addressOf({ plan, sector }, language) });
			});
		} finally {
			overwriteGetLocale(() => baseLocale);
		}
	};
	return { read, close: db.close };
}
