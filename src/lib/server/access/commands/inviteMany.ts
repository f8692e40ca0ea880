import type { Viewer } from '#lib/access/grant.ts';
import type { InvitedLine } from '#lib/access/forms/inviteLines.ts';
import type { InviteFault } from '#lib/access/inviteFault.ts';
import type { LineFault } from '#lib/plan/pastedCells.ts';
import { transaction, type Database } from '#lib/server/database/driver.ts';
import type { LetterTo } from '#lib/server/mail/index.ts';
import { Refused, type RefusalReason } from '#lib/server/refused.ts';
import { giveRoleIn } from './roles.ts';

interface ManyRequest {
	readonly actor: Viewer;
	readonly planId: number;
	/** Of the sector that a coordinator is of; null: every sector. */
	readonly sectorId: number | null;
	readonly people: readonly InvitedLine[];
	readonly language: string;
	readonly letter: LetterTo;
	readonly now: Date;
}

/** Thrown to take everybody back, with what is wrong with which line. */
class FaultyLines extends Error {
	readonly faults: readonly LineFault<InviteFault>[];
	constructor(faults: readonly LineFault<InviteFault>[]) {
		super('faulty lines');
		this.faults = faults;
	}
}

const OF_A_LINE: readonly RefusalReason[] = ['role not allowed', 'role given', 'reviews here'];

/** Gives everybody their role, or nobody and says what is wrong with each line; empty: all were given. */
export async function inviteMany(
	db: Database,
	{ people, planId, sectorId, ...request }: ManyRequest,
): Promise<readonly LineFault<InviteFault>[]> {
	try {
		await transaction(db, async (writer) => {
			const faults: LineFault<InviteFault>[] = [];
			for (const { line, email, name, role, organisationId } of people) {
				try {
					const grant = { role, planId, sectorId, organisationId };
					await giveRoleIn(writer, { ...request, email, name, grant });
				} catch (error) {
					if (!(error instanceof Refused) || !OF_A_LINE.includes(error.reason)) throw error;
					faults.push({ line, fault: error.reason as InviteFault, text: email });
				}
			}
			if (faults.length > 0) throw new FaultyLines(faults);
		});
		return [];
	} catch (error) {
		if (error instanceof FaultyLines) return error.faults;
		throw error;
	}
}
