import { eq } from 'drizzle-orm';
import { personRole } from '#db/schema/index.ts';
import { first, transaction, type Database } from '#lib/server/database/driver.ts';
import { Refused } from '#lib/server/refused.ts';
import { changeRoleIn, giveRoleIn, grantIn, type GiveRequest } from './roles.ts';

/**
 * Hands a role over: somebody else is given it, and who had it has it no more. Throws Refused like giving and taking do:
 * `role not allowed`, `role given`, `reviews here`, `last administrator`; then nothing has changed.
 */
export async function handRole(
	db: Database,
	{ roleId, ...request }: Omit<GiveRequest, 'grant'> & { readonly roleId: number },
): Promise<void> {
	const { actor, now } = request;
	await transaction(db, async (writer) => {
		const found = await first(writer.select().from(personRole).where(eq(personRole.id, roleId)));
		if (!found) throw new Refused('role not allowed');
		// First taken, since what was offered in the plan lapses with a reviewer's role.
		await changeRoleIn(writer, { actor, roleId, grant: null, now });
		await giveRoleIn(writer, { ...request, grant: grantIn(found) });
	});
}
