/** A change is shown in figures before it is stored. Source: docs/rules.md, Figures before and after. */
import { createHash } from 'node:crypto';
import type { MovedFigure } from '#lib/figures/moved.ts';
import { figureChanges, MOST_CHANGES_SHOWN, type ComparedFigures } from '#lib/figures/planFigure.ts';
import { transaction, type Database, type Writer } from '#lib/server/database/driver.ts';
import { unlessReason } from './commands/changeUnderLocks.ts';
import { listPlanFigures } from './queries/planFigures.ts';

/** Of which plan figures are compared, and when: quarters that have begun by then have some. */
interface ComparedPlan {
	readonly id: number;
	readonly code: string;
	readonly now: Date;
}

/** Throws where these figures of locked quarters may not move: for `changeUnderLocks`. */
type Permit = (moved: readonly MovedFigure[]) => void;
type Change<Done> = (writer: Writer, permit: Permit) => Promise<Done>;

/** Thrown to take a transaction back, with what it came to. */
class TakenBack<Done> extends Error {
	readonly done: Done;
	constructor(done: Done) {
		super('taken back');
		this.done = done;
	}
}

/** Carries out a change and takes it back: the plan's figures before and after, and nothing stored. */
export async function withFigures<Done>(
	db: Database,
	plan: ComparedPlan,
	change: Change<Done>,
): Promise<{ readonly done: Done; readonly figures: ComparedFigures }> {
	return orTakenBack(() =>
		transaction(db, async (writer) => {
			throw new TakenBack(await compare(writer, plan, change, () => undefined));
		}),
	);
}

/** What a form says of figures: those whose changes were shown before, and why locked ones move; both may be empty. */
interface SeenFigures {
	readonly figures: string;
	readonly correction: string;
}

/**
 * Stores a change that moves no figure, or moves exactly those that were shown; else nothing is stored, and it says which.
 * Throws Refused (`moves locked figures`) where they were shown, are of locked quarters, and no reason is given.
 */
export async function storeSeen<Done>(
	db: Database,
	plan: ComparedPlan,
	{ figures: seen, correction }: SeenFigures,
	change: Change<Done>,
): Promise<
	{ readonly done: Done; readonly figures: null } | { readonly done: null; readonly figures: ComparedFigures }
> {
	return orTakenBack(() =>
		transaction(db, async (writer) => {
			const permit = seen === '' ? () => undefined : unlessReason(correction);
			const { done, figures } = await compare(writer, plan, change, permit);
			const isSeen = figures.seen === seen || figures.count + figures.locked === 0;
			if (!isSeen) throw new TakenBack({ done: null, figures });
			return { done, figures: null };
		}),
	);
}

async function compare<Done>(writer: Writer, plan: ComparedPlan, change: Change<Done>, permit: Permit) {
	const before = await listPlanFigures(writer, plan, plan.now);
	let locked = 0;
	const done = await change(writer, (moved) => {
		locked += moved.length;
		permit(moved);
	});
	const changes = figureChanges(before, await listPlanFigures(writer, plan, plan.now));
	const seen = createHash('sha256')
		.update(JSON.stringify([changes, locked]))
		.digest('hex');
	return {
		done,
		figures: { count: changes.length, locked, shown: changes.slice(0, MOST_CHANGES_SHOWN), seen },
	};
}

async function orTakenBack<Done>(work: () => Promise<Done>): Promise<Done> {
	try {
		return await work();
	} catch (error) {
		if (error instanceof TakenBack) return error.done as Done;
		throw error;
	}
}
