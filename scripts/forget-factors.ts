/** npm run forget-factors: where the key of the installation is lost, the second factors that were sealed with it. */
import { factorKey } from '#lib/server/access/factor.ts';
import { forgetUnreadable } from '#lib/server/access/commands/sealFactors.ts';
import { closeDatabase, databasePath, isNoFile, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { secretKey } from '#lib/server/database/key.ts';
import { factorLetter } from '#lib/server/mail/letters.ts';
import { fail, Sentence } from './setup/step.mjs';

const path = databasePath();
if (isNoFile(path)) fail(new Sentence(`There is no database ${path}.`));
const db = openDatabase(path, { patient: true });
try {
	await migrate(db);
	const secret = await secretKey(process.env, path, false);
	const count = await forgetUnreadable(db, {
		key: secret === null ? null : factorKey(secret),
		letter: factorLetter,
		now: new Date(),
	});
	console.log(
		count === 0
			? 'Every second factor can be read with the key that is there: nothing was forgotten.'
			: `Forgot ${count} second factors that the key which is there cannot read. These people sign in with their password, set up another one, and were written to.`,
	);
} finally {
	await closeDatabase(db);
}
