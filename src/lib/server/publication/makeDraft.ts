/** A draft: a quarter's figures as they are by now, as strangers would read them. */
import { createHash, randomBytes } from 'node:crypto';
import { FORMAT, linesOf, publishedPlan, type Answers, type Content } from '#lib/publication/content.ts';
import { strangersSee } from '#lib/publication/strangersSee.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { WholeScope } from '#lib/plan/scope.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { recordQuarter } from './recordQuarter.ts';

export interface Draft {
	readonly answers: Answers;
	readonly content: Content;
	/** As JSON. */
	readonly annex: string;
}

/** Within a snapshot of its own, which answers nothing else afterwards. */
export async function makeDraft(
	reader: Reader,
	scope: WholeScope,
	quarter: Quarter,
	now: Date,
): Promise<Draft> {
	// Until small counts are found and withheld, nothing that has them is published.
	if (scope.plan.minimumCount > 0) throw new Refused('not protected');
	const answers = strangersSee(await recordQuarter(reader, scope, quarter), quarter);
	return {
		answers,
		content: contentOf(scope, quarter, answers, now),
		// Random bits: whoever has the annex's hash alone could try out small figures otherwise.
		annex: JSON.stringify({ random: randomBytes(32).toString('hex'), withheld: [] }),
	};
}

export function contentOf(
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
