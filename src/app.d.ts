import type { Database } from '#lib/server/db.ts';

declare global {
	namespace App {
		interface Locals {
			db: Database;
			/** The moment of the request: time is a parameter everywhere. */
			now: Date;
		}
		interface Error {
			message: string;
			/** Names the entry in the log; no stack, SQL or path reaches a browser. */
			id?: string;
		}
	}
}

export {};
