/** A draft: a quarter's figures as they are by now, as strangers would read them. */
import { publishedPlan } from '#lib/publication/publishedPlan.ts';
import { createHash, randomBytes } from 'node:crypto';
import { FORMAT, linesOf, type RecordedAnswers, type Content } from '#lib/publication/content.ts';
import { strangersSee } from '#lib/publication/strangersSee.ts';
import type { Earlier } from '#lib/disclosure/earlier.ts';
import type { QuartersBefore } from '#lib/figures/masks/asked.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { nameOfKey } from '#lib/server/database/recorded.ts';
import { Refused } from '#lib/server/refused.ts';
import { maskSent, type SentAnswer, type SentCount } from '#lib/referral/sent.ts';
import { protectQuarter, protectSent } from '#lib/server/disclosure/index.ts';
import { readProtected, type ReadProtected } from '#lib/server/disclosure/queries/protected.ts';
import { leastOfSent, listSent, sentKeyOf } from '#lib/server/referral/queries/sent.ts';
import { parseAnnex, type Annex, type AnnexSent } from './annex.ts';
import { bridgeFrom, findBefore, type Before } from './bridge.ts';
import { getLeast } from './queries/least.ts';
import { listAnnexes, listPublications } from './queries/publications.ts';
import { findQuartersBefore } from './queries/quartersBefore.ts';
import { findSentBefore, type SentBefore } from './queries/sentBefore.ts';
import { newestIn } from './outdated.ts';
import { recordQuarter } from './recordQuarter.ts';

export interface Draft {
	readonly answers: RecordedAnswers;
	readonly content: Content;
	/** As JSON. */
	readonly annex: string;
}

/** What a draft is made of: all of it of one moment. */
export interface Draftable {
	readonly scope: WholeScope;
	readonly quarter: Quarter;
	readonly answers: RecordedAnswers;
	/** Null: the plan protects nothing. */
	readonly small: ReadProtected | null;
	/** What publications of the sector showed and withheld, oldest first. */
	readonly earlier: readonly Earlier[];
	/** The quarter published before it, to which its bridge leads; undefined: there is none. */
	readonly before: Before | undefined;
	/** Quarters of which its tables say nothing, as they stand published. */
	readonly quartersBefore: QuartersBefore;
	readonly after: number;
	readonly least: Annex['least'];
	/** What the sector sent, of one moment with the answers. */
	readonly sent: readonly SentCount[];
	/** What an earlier revision of the quarter says of it, which stands; undefined: none ever did. */
	readonly sentBefore: SentBefore | null | undefined;
}

/** Within a snapshot of its own, which answers nothing else afterwards. */
export async function readDraftable(reader: Reader, scope: WholeScope, quarter: Quarter): Promise<Draftable> {
	const published = await listPublications(reader, scope.sector.id);
	const after = newestIn(published);
	const earlier = await listEarlier(reader, scope.sector.id);
	const before = await findBefore(reader, scope, quarter);
	const small = scope.plan.minimumCount === 0 ? null : await readProtected(reader, scope, quarter);
	const quartersBefore = await findQuartersBefore(reader, published, quarter, (index) =>
		isInNoTable(small, index),
	);
	const sent = await listSent(reader, scope, quarter);
	const sentBefore = await findSentBefore(reader, scope, quarter);
	const answers = await recordQuarter(reader, scope, quarter);
	const least = await getLeast(reader, scope.plan.id);
	return { scope, quarter, small, earlier, before, quartersBefore, after, least, sent, sentBefore, answers };
}

/** Of what is not protected all is shown as it is by now. */
function isInNoTable(small: ReadProtected | null, index: number): boolean {
	return (
		small !== null && !small.publication.windows.some(({ first, last }) => first === index && last === index)
	);
}

/** Asks the database nothing. Throws Refused where small counts cannot be withheld so that nobody works them out. */
export async function makeDraft(
	{
		scope,
		quarter,
		small,
		earlier,
		before,
		quartersBefore,
		after,
		least,
		sent,
		sentBefore,
		answers: read,
	}: Draftable,
	now: Date,
): Promise<Draft> {
	const { isWithheld, withheld, shown, values, shares, open } = await protectQuarter(
		small,
		quarter,
		earlier,
		() => undefined,
	);
	if (open.length > 0) throw new Refused('not protected');
	const masking = { isWithheld, groups: scope.groups, before: quartersBefore };
	const { held, seen } = await sentAs(scope, sent, sentBefore, sentIn(read, quarter));
	const answers = strangersSee(read, quarter, { ...masking, sent: seen });
	const bridge = before && bridgeFrom(before, answers, quarter, masking);
	const annex: Annex = {
		random: randomBytes(32).toString('hex'),
		...{ withheld, shown, after, least },
		values: Object.fromEntries(values),
		shares,
		...(held && { sent: held }),
	};
	return {
		answers,
		content: { ...contentOf(scope, quarter, answers, now), ...(bridge && { bridge }) },
		annex: JSON.stringify(annex),
	};
}

interface SeenSent {
	/** As it is; undefined: there is none, or nothing of it is withheld. */
	readonly held: AnnexSent | undefined;
	readonly seen: (answer: SentAnswer) => SentAnswer | null;
}

/** How the quarter shows what was sent: as it did before, where it was published. @param own the table as it is by now */
async function sentAs(
	{ plan }: WholeScope,
	sent: readonly SentCount[],
	before: SentBefore | null | undefined,
	own: SentAnswer | null,
): Promise<SeenSent> {
	if (before !== undefined) return { held: before?.held, seen: () => before?.answer ?? null };
	const least = leastOfSent(plan);
	if (least === 0 || !own) return { held: undefined, seen: (answer) => answer };
	const shown = await protectSent({ sent, least });
	return { held: { answer: own, shown: [...shown] }, seen: (answer) => maskSent(answer, shown) };
}

/** The table among the answers of a quarter; null: nothing was sent. */
function sentIn(answers: RecordedAnswers, quarter: Quarter): SentAnswer | null {
	const text = answers.get('referrals')?.get(nameOfKey(sentKeyOf(quarter)));
	const answer = text === undefined ? null : (JSON.parse(text) as SentAnswer | null);
	return answer && answer.figures.length > 0 ? answer : null;
}

/** What every publication of the sector showed and withheld, by names, oldest first. */
async function listEarlier(reader: Reader, sectorId: number): Promise<Earlier[]> {
	return (await listAnnexes(reader, sectorId)).map((text) => {
		const { shown, withheld, values, shares } = parseAnnex(text);
		return { shown, withheld, values: new Map(Object.entries(values)), ...(shares && { shares }) };
	});
}

function contentOf(
	{ plan, sector, groups }: WholeScope,
	{ year, quarter }: Quarter,
	answers: RecordedAnswers,
	now: Date,
): Content {
	return {
		format: FORMAT,
		plan: publishedPlan(plan),
		sector: { code: sector.code, name: sector.name },
		year,
		quarter,
		asOf: now.toISOString(),
		groups,
		parts: [...answers]
			.map(([name, its]) => ({ name, answers: its.size, sha256: sha256(linesOf(its)) }))
			.sort((a, b) => (a.name < b.name ? -1 : 1)),
	};
}

/** Hexadecimal. */
export function sha256(text: string): string {
	return createHash('sha256').update(text).digest('hex');
}
