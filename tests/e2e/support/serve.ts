/**
 * The built application on a new database: the demonstration, a plan judged by milestones, one without reports, one that
 * publishes nothing, one that has no quarter yet, and one of 1,608 municipalities with their shapes.
 */
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { closeDatabase, databasePath, migrate, openDatabase } from '#lib/server/database/driver.ts';
import { addDemonstrationAccounts } from '#lib/server/demonstration/commands/accounts.ts';
import { importBundle } from '#lib/server/exchange/import.ts';
import { writeTinyBundle } from '../../support/tinyBundle.ts';
import { bare, secret, writePlan } from './plans.ts';
import { addShapes } from './shapes.ts';

const path = databasePath();
for (const ending of ['', '-wal', '-shm']) rmSync(path + ending, { force: true });
if (process.env.MAIL_FOLDER) rmSync(process.env.MAIL_FOLDER, { recursive: true, force: true });
const db = openDatabase(path);
await migrate(db);
const now = new Date(process.env.MASAR_NOW ?? '');
await importBundle(db, 'db/seed/lrp-2024', { now });
const folder = join(tmpdir(), `masar-e2e-${process.pid}`);
await importBundle(db, writePlan(join(folder, 'empty'), 'empty', 'approved'), { now });
await importBundle(db, writePlan(join(folder, 'hidden'), 'hidden', 'published'), { now });
await importBundle(db, writeTinyBundle(join(folder, 'judged')), { now });
await importBundle(db, writeTinyBundle(join(folder, 'secret'), secret), { now });
await importBundle(db, writeTinyBundle(join(folder, 'bare'), bare), { now });
await addShapes(db, folder, now);
await addDemonstrationAccounts(db, now);
rmSync(folder, { recursive: true });
await closeDatabase(db);
// By a variable: the build is there when this runs, not when types are checked.
const server = new URL('../../../build/server.js', import.meta.url).href;
await import(server);
