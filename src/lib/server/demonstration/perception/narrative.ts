/** The share that the quarter's text has in words, as the survey's own figure: a plan without its survey keeps the words. */
import { snapshot, type Database } from '#lib/server/database/driver.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { saveNarrative } from '#lib/server/publication/index.ts';
import { listSections } from '#lib/server/publication/queries/sections.ts';

const PLAN = { plan: 'lrp-2024', sector: 'social-stability' } as const;
const QUARTER = { year: 2024, quarter: 1 } as const;
const SHARE = '{share perception/2024-03 services_cause_tension yes}';

/** The original first, so that no translation is older than it. */
const WORDS = [
	['en', '53 per cent', ' of people'],
	['fr', '53 pour cent', ' des personnes'],
	['ar', '53 في المئة', ' من الناس'],
] as const;

/** Throws where the text has other words. */
export async function nameFigures(
	db: Database,
	act: { readonly personId: null; readonly now: Date },
): Promise<void> {
	const found = await snapshot(db, async (reader) => {
		const scope = await getScope(reader, PLAN.plan, PLAN.sector);
		if (!scope) throw new Error(`there is no ${PLAN.plan}/${PLAN.sector}`);
		return { scope, sections: await listSections(reader, { sectorId: scope.sector.id, ...QUARTER }) };
	});
	const { plan, sector } = found.scope;
	for (const [language, words, whose] of WORDS) {
		const own = found.sections.find((one) => one.section === 'challenges' && one.language === language);
		if (!own?.body.includes(words + whose)) throw new Error(`the text in ${language} does not say: ${words}`);
		await saveNarrative(db, {
			...{ ...act, planId: plan.id, sectorId: sector.id, quarter: QUARTER },
			...{ section: own.section, output: own.output, language, seen: own.version },
			body: own.body.replace(words + whose, SHARE + whose),
		});
	}
}
