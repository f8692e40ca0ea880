/** Follows the record from its first entry to its last. Ends with 0 only when every entry follows from the one before. */
import { existsSync } from 'node:fs';
import { checkAudit } from '#lib/server/record/commands/checkAudit.ts';
import { closeDatabase, databasePath, migrate, openDatabase, snapshot } from '#lib/server/database/driver.ts';
import { fail, Sentence } from './setup/step.mjs';

const path = databasePath();
if (!existsSync(path)) fail(new Sentence(`There is no database ${path}; "npm start" makes one.`));
const db = openDatabase(path);
await migrate(db);
const { entries, last, broken } = await snapshot(db, checkAudit);
console.log(
	broken === null
		? `All ${entries} entries follow from each other. The last hash is ${last}: kept elsewhere, it also shows a cut end.`
		: `Entry ${broken.id} ${broken.why === 'changed' ? 'was changed after it was written' : 'does not follow from the one before'}; the ${entries} before it are sound.`,
);
await closeDatabase(db);
process.exitCode = broken === null ? 0 : 1;
