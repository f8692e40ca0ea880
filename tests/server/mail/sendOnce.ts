/** A sender in a process of its own, for killing: sends what is due and ends. */
import { closeDatabase, openDatabase } from '#lib/server/database/driver.ts';
import { startSender } from '#lib/server/mail/sender.ts';

const [path = '', smtpUrl = ''] = process.argv.slice(2);
const db = openDatabase(path);
const sender = startSender(db, {
	mail: { smtpUrl, from: 'Masar <masar@figures.example.org>', folder: '' },
	origin: 'https://figures.example.org',
	clock: () => new Date(),
	log: { info: () => undefined, warn: () => undefined } as never,
});
await sender.flush();
await sender.stop();
await closeDatabase(db);
