/** Typed public texts of a quarter, held against what is withheld of it. Source: docs/rules.md, Typed words. */
import { isStrict } from '#lib/disclosure/disclosure.ts';
import type { Localised } from '#lib/plan/text.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { NarrativeSection } from '#lib/publication/narrative.ts';
import { inLanguages, tellingOfWave } from '#lib/publication/telling/ofWave.ts';
import { findTelling, type Guarded, type Telling } from '#lib/publication/telling/telling.ts';
import { keptForVersion } from '#lib/server/database/cache.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getProgress } from '#lib/server/figures/queries/progress.ts';
import { getScope } from '#lib/server/plan/queries/plans.ts';
import { Refused } from '#lib/server/refused.ts';
import { readKnowledge } from './check.ts';
import { listEverPublished, listSecrets } from './everWithheld.ts';
import { leastOfSent } from '#lib/server/referral/queries/sent.ts';
import { listJoining } from '#lib/server/survey/queries/joining.ts';
import { findWaveTexts } from '#lib/server/survey/queries/waveTexts.ts';
import { openHeld, type Figures } from './openHeld.ts';
import { listNarrative } from './queries/narrative.ts';
import { listOrganisationNames } from './queries/organisationNames.ts';
import { listPublications, type PublicationLabel } from './queries/publications.ts';

/** Of a draft's typed texts, where a number tells what is withheld: section, output, language, and as it is written. */
export async function listTelling(
	reader: Reader,
	scope: WholeScope,
	draft: PublicationLabel,
): Promise<readonly string[]> {
	if (scope.plan.minimumCount === 0) return [];
	const published = await listEverPublished(reader, scope.sector.id);
	// What is published meanwhile withholds more.
	const version = [draft.contentHash, ...published.map(({ id, state }) => `${id}${state}`)].join(' ');
	return keptTelling(reader, version, scope.plan.code, scope.sector.code, draft.id);
}

/** Until the draft is another one: of a whole narrative it takes longer than a page may take. */
const keptTelling = keptForVersion(
	async (reader, plan: string, sector: string, id: number): Promise<readonly string[]> => {
		const scope = await getScope(reader, plan, sector);
		const draft = scope && (await listPublications(reader, scope.sector.id)).find((one) => one.id === id);
		if (!draft) return [];
		const held = await openHeld(reader, scope, draft);
		const texts = [
			...(await listNarrative(held.reader, held.scope, draft)),
			...(await readNotes(held, draft)),
		];
		const guarded = await guardedBy(reader, scope, draft, held);
		const told = [...findTelling(texts, guarded), ...(await tellingOfJoining(reader, scope, draft, guarded))];
		return told.map(({ section, output, language, written }) =>
			[section, output ?? '', language, written].join('|'),
		);
	},
);

/** Waves that go with the quarter; where one was changed since the draft took its figures, that stands in the way by itself. */
async function tellingOfJoining(
	reader: Reader,
	scope: WholeScope,
	draft: PublicationLabel,
	guarded: Guarded,
): Promise<Telling[]> {
	const told: Telling[] = [];
	for (const { id } of await listJoining(reader, scope.sector.id, draft)) {
		const wave = await findWaveTexts(reader, id);
		if (wave) told.push(...tellingOfWave(wave.texts, guarded));
	}
	return told;
}

/**
 * Throws Refused where a sentence tells what the publication withholds, or another one of the sector.
 * @param publication of the quarter that the sentence is about
 */
export async function refuseTelling(
	reader: Reader,
	scope: WholeScope,
	publication: PublicationLabel,
	sentence: Localised | null,
): Promise<void> {
	if (scope.plan.minimumCount === 0 || sentence === null) return;
	const held = await openHeld(reader, scope, publication);
	const told = findTelling(
		inLanguages('', null, sentence),
		await guardedBy(reader, scope, publication, held),
	);
	if (told.length > 0) throw new Refused('tells withheld');
}

/** What texts are held against that are published with it, or after it. @param held what it holds */
export async function guardedBy(
	reader: Reader,
	{ plan }: WholeScope,
	publication: PublicationLabel,
	held: Figures,
): Promise<Guarded> {
	const { indicators } = await getProgress(held.reader, held.scope, {
		...{ year: publication.year, quarter: publication.quarter },
		...{ window: 'year-to-date', compare: true },
	});
	const targets = new Map(
		indicators.flatMap(({ code, target }): [string, number][] => (target === null ? [] : [[code, target]])),
	);
	const sensitive = new Set(
		indicators.flatMap(({ sensitivity, output }) => (isStrict(sensitivity) ? [output] : [])),
	);
	const sensitiveCount = Math.max(plan.minimumCount, plan.minimumCountSensitive);
	// What another one withheld is told by its number too, whatever this one shows.
	const { secrets, sent } = await listSecrets(reader, {
		...{ planId: plan.id, sectorId: held.scope.sector.id, own: publication, targets },
	});
	return {
		knowledge: await readKnowledge(held.reader, held.scope, publication),
		...{ secrets, sent: { least: leastOfSent(plan), tables: sent } },
		groups: held.scope.groups,
		organisations: await listOrganisationNames(reader, plan.id),
		indicators: new Map(indicators.map(({ code, name, output }) => [code, { name, output }])),
		smallest: (output) => (output !== null && sensitive.has(output) ? sensitiveCount : plan.minimumCount),
	};
}

/** Notes on indicators, reasons of marks, and what the plan says of itself, on every page of the quarter. */
async function readNotes({ reader, scope }: Figures, quarter: PublicationLabel): Promise<NarrativeSection[]> {
	const asked = { year: quarter.year, quarter: quarter.quarter, window: 'year-to-date' } as const;
	const { indicators } = await getProgress(reader, scope, { ...asked, compare: true });
	const { status, peopleLabel, disclaimers } = scope.plan;
	const ofIndicators = indicators.flatMap(({ output, note, incomplete }) => [
		...inLanguages('notes', output, note),
		...inLanguages('notes', output, incomplete === null ? null : { en: incomplete }),
	]);
	return [
		...ofIndicators,
		...[status, peopleLabel, ...disclaimers].flatMap((text) => inLanguages('disclaimer', null, text)),
	];
}
