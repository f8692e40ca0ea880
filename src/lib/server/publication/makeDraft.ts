/** A draft: a quarter's figures as they are by now, as strangers would read them. */
import { createHash, randomBytes } from 'node:crypto';
import { FORMAT, linesOf, publishedPlan, type Answers, type Content } from '#lib/publication/content.ts';
import { strangersSee } from '#lib/publication/strangersSee.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { protectQuarter } from '#lib/server/disclosure/index.ts';
import { listAnnexes } from './queries/publications.ts';
import { recordQuarter } from './recordQuarter.ts';

export interface Draft {
	readonly answers: Answers;
	readonly content: Content;
	/** As JSON. */
	readonly annex: string;
}

/** What of a quarter's figures is withheld, and every cell of its tables. */
interface Annex {
	/** Whoever has the annex's hash alone could try out small figures otherwise. */
	readonly random: string;
	readonly withheld: readonly string[];
	readonly shown: readonly string[];
}

/**
 * Within a snapshot of its own, which answers nothing else afterwards. Throws Refused where small counts cannot be withheld so
 * that nobody works them out.
 */
export async function makeDraft(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
	now: Date,
): Promise<Draft> {
	const before = await listTold(reader, scope.sector.id);
	const { isWithheld, withheld, shown, open } = await protectQuarter(
		reader,
		scope,
		quarter,
		before,
		() => undefined,
	);
	if (open.length > 0) throw new Refused('not protected');
	const { groups } = scope;
	const answers = strangersSee(await recordQuarter(reader, scope, quarter), quarter, { isWithheld, groups });
	const annex: Annex = { random: randomBytes(32).toString('hex'), withheld, shown };
	return { answers, content: contentOf(scope, quarter, answers, now), annex: JSON.stringify(annex) };
}

/** Of every publication of the sector, by the name of a cell, what was shown; what ever was withheld stays so. */
async function listTold(
	reader: Reader,
	sectorId: number,
): Promise<ReadonlyMap<string, 'shown' | 'withheld'>> {
	const told = new Map<string, 'shown' | 'withheld'>();
	for (const text of await listAnnexes(reader, sectorId)) {
		const { shown, withheld } = JSON.parse(text) as Annex;
		for (const name of shown) told.set(name, 'shown');
		for (const name of withheld) if (told.get(name) !== 'shown') told.set(name, 'withheld');
	}
	return told;
}

function contentOf(
	{ plan, sector, groups }: WholeScope,
	{ year, quarter }: Quarter,
	answers: Answers,
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
