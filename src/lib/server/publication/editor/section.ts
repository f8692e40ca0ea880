/** A section in one language, with all that stands beside it while it is written. */
import { LANGUAGES, type Language } from '#lib/plan/text.ts';
import { WORDS, type About } from '#lib/report/outputWords.ts';
import type { EditedSection, OneVersion, WordsBeside } from '#lib/publication/editing.ts';
import { mayBegin, sectionId, type SectionKey } from '#lib/publication/sections.ts';
import { isOlder, originalOf } from '#lib/publication/translation.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { listOutcomesAndOutputs } from '#lib/server/framework/queries/outputs.ts';
import { readFindings } from '../findings.ts';
import { listOrigins } from '../queries/origins.ts';
import { listPartnerWords } from '../queries/partnerWords.ts';
import { listSections, type StoredSection } from '../queries/sections.ts';
import { listVersions } from '../queries/versions.ts';
import type { OpenText } from './open.ts';
import { listOfferedWaves } from './offered.ts';
import { previewOf } from './preview.ts';
import { saidOf } from './said.ts';

const NOTHING: OneVersion = { version: 0, body: '', at: null, by: null };
/** What a partner says of the quarter that belongs to a section; to others all of it. */
const ABOUT: Readonly<Partial<Record<string, readonly About[]>>> = {
	achievements: ['achievements'],
	challenges: ['challenges'],
	priorities: ['next'],
};

/** Undefined: there is no such section, and none may be begun. */
export async function readEdited(
	reader: Reader,
	open: OpenText,
	asked: SectionKey & { readonly language: Language },
): Promise<EditedSection | undefined> {
	const { scope, act } = open;
	const key = { sectorId: act.sectorId, ...act.quarter };
	const sections = await listSections(reader, key);
	const versions = sections.filter((one) => sectionId(one) === sectionId(asked));
	const nodes = await listOutcomesAndOutputs(reader, scope);
	const node = nodes.find(({ code, outcome }) => outcome !== null && code === asked.output);
	if (versions.length === 0 && (!mayBegin(asked) || (asked.output !== null && !node))) return undefined;
	const own = versions.find(({ language }) => language === asked.language);
	const original = originalOf(asked, versions);
	const isTranslation = original !== undefined && original.language !== asked.language;
	const checked = (await readFindings(reader, scope, act.quarter, asked.language)).find(
		({ section }) => section.id === own?.id,
	);
	const stored = own ? toVersion(own) : NOTHING;
	return {
		...{ section: asked.section, output: asked.output, language: asked.language, stored },
		name: node?.name ?? null,
		html: await previewOf(reader, open, { ...asked, body: stored.body }),
		original: isTranslation ? { language: original.language, body: original.body } : null,
		isOlder: own !== undefined && original !== undefined && isOlder(own, original),
		languages: LANGUAGES.filter((one) =>
			versions.some(({ language, body }) => language === one && body !== ''),
		),
		versions: own ? (await listVersions(reader, own.id)).map(toVersion) : [],
		findings: checked?.found.map(saidOf) ?? [],
		agreeing: checked?.agreeing ?? 0,
		elsewhere: checked?.elsewhere ?? 0,
		figures: await listFigures(reader, open, asked.output),
		waves: await listOfferedWaves(reader, scope),
		words: await listWords(reader, open, asked, own),
	};
}

function toVersion({
	version,
	body,
	changedAt,
	changedBy,
}: Pick<StoredSection, 'version' | 'body' | 'changedAt' | 'changedBy'>): OneVersion {
	return { version, body, at: changedAt, by: changedBy };
}

/** Of the output; beside what is about the whole sector, those that lead its dashboard. */
async function listFigures(reader: Reader, { scope, act }: OpenText, output: string | null) {
	const question = { ...act.quarter, window: 'year-to-date', compare: true } as const;
	const { indicators } = await getProgress(reader, scope, question);
	return indicators.filter((one) => (output === null ? one.headline : one.output === output));
}

async function listWords(
	reader: Reader,
	{ scope, act }: OpenText,
	{ section, output }: SectionKey,
	own: StoredSection | undefined,
): Promise<WordsBeside[]> {
	const key = { sectorId: act.sectorId, ...act.quarter };
	const taken = (await listOrigins(reader, key)).filter(({ sectionId: id }) => id === own?.id);
	const asked = { ...key, output, language: scope.language, abouts: ABOUT[section] ?? WORDS };
	return (await listPartnerWords(reader, asked)).map(({ partnerId, code, name, about, ...said }) => ({
		...{ id: JSON.stringify([partnerId, about, said.output]), partner: name, about, ...said },
		isTaken: taken.some((one) => one.partner === code && one.about === about),
	}));
}
