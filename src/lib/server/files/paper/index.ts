/** The dashboard of a quarter on A4, as PDF. */
import { getLocale } from '#lib/paraglide/runtime.js';
import { dayIn } from '#lib/plan/day.ts';
import { readDashboard } from '#lib/server/figures/index.ts';
import { creditsOf, getGround } from '#lib/server/places/index.ts';
import { chooseLanguage, readLiveSource, readProse } from '#lib/server/publication/index.ts';
import type { FileEdition } from '../edition.ts';
import { composePaper } from './compose.ts';
import type { PaperContent } from './content.ts';
import { printPaper } from './print.ts';

type PaperOf = Pick<FileEdition, 'reader' | 'scope' | 'period' | 'address'>;

/** What the quarter's page asks, in the reader's language, as the paper says it. */
export async function readPaper({ reader, scope, period, address }: PaperOf): Promise<PaperContent> {
	const { plan, edition } = scope;
	const { year, quarter } = period;
	const question = { year, quarter, window: 'year-to-date', compare: true } as const;
	const dashboard = await readDashboard(reader, scope, question);
	const ground = await getGround(reader, plan.id);
	const chosen = chooseLanguage(dashboard.narrative, getLocale());
	const bodies = chosen.map(({ body }) => body);
	const today = dayIn(plan.timezone, new Date(edition.asOf));
	return composePaper({
		quarter: { scope, period, today },
		...{ dashboard, ground, address },
		credits: creditsOf(ground),
		texts: readProse(chosen, await readLiveSource(reader, scope, period, bodies)),
	});
}

/** The bytes of the paper in the language that is spoken, the same each time. */
export async function dashboardPdf(edition: FileEdition): Promise<Uint8Array> {
	return (await printPaper(await readPaper(edition))).bytes;
}
