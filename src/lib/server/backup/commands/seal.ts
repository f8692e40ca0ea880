import type { Proof } from '#lib/backup/proof.ts';
import { run, type Writer } from '#lib/server/database/driver.ts';

/** Says in a backup itself what it was proven to hold. */
export async function writeSeal(writer: Writer, madeAt: Date, proof: Proof): Promise<void> {
	await removeSeal(writer);
	await run(writer, `insert into backup_seal (id, made_at, proof) values (1, @madeAt, @proof)`, {
		madeAt: madeAt.getTime(),
		proof: JSON.stringify(proof),
	});
}

/** A database in use has no seal: it goes on changing. */
export async function removeSeal(writer: Writer): Promise<void> {
	await run(writer, `delete from backup_seal`);
}
