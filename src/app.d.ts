import type { Window } from '#lib/plan/quarter.ts';
import type { OpenQuarter } from '#lib/plan/period.ts';
import type { Viewer } from '#lib/access/grant.ts';
import type { FactorKey } from '#lib/server/access/factor.ts';
import type { Database } from '#lib/server/database/driver.ts';
import type { Failure } from '#lib/server/http/failure.ts';
import type { RequestSession } from '#lib/server/http/session.ts';
import type { Settings } from '#lib/server/http/settings.ts';

declare global {
	namespace App {
		interface Locals {
			db: Database;
			/** The moment of the request: time is a parameter everywhere. */
			now: Date;
			/** Who is signed in, wholly; null: a stranger, also while a second factor is owed. */
			viewer: Viewer | null;
			/** The session of the request, also one that owes a second factor; null: none. */
			session: RequestSession | null;
			settings: Settings;
			/** Opens and seals the secrets of devices. */
			factorKey: FactorKey;
			/** What went wrong while the request was answered, if anything unexpected did. */
			failure?: Failure;
		}
		interface Platform {
			/** The request as the server took it; absent in development. */
			req?: object;
		}
		interface Error {
			message: string;
			/** Names the entry in the log; no stack, SQL or path reaches a browser. */
			id?: string;
			/** Where the reader can go instead: what exists, or what is allowed. */
			links?: { href: string; label: string }[];
		}
		interface PageData {
			/** Who is signed in, for the head of the page; null: a stranger. */
			viewer?: { name: string; id: number } | null;
			/** Pages of their own work. */
			work?: readonly import('#lib/server/access/words.ts').WorkLink[];
			/** On every page of a quarter: the heads and feet of all of them are made of it. */
			quarter?: OpenQuarter;
			/** The sector that a page is of. */
			scope?: { readonly plan: import('#lib/i18n/writing.ts').Writing };
			/** How its plan writes, of a page that has neither. */
			writing?: import('#lib/i18n/writing.ts').Writing;
			/** What such a page is asked; null: it has nothing to show. */
			view?: { readonly window?: Window } | null;
		}
	}
}

export {};
