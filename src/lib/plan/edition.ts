/** Which publication a page is drawn from. Source: docs/rules.md, Publication. */
import type { Quarter } from './quarter.ts';
import type { PublicMode } from './settings.ts';

export interface Edition extends Quarter {
	/** 1.0, 1.1 …; null: a draft. */
	readonly revision: string | null;
	/** The newest revision of the quarter that stands; null: none does. */
	readonly newest: string | null;
	/** The moment whose figures it shows, ISO with time. */
	readonly asOf: string;
	/** ISO with time; null: a draft. */
	readonly publishedAt: string | null;
	/** Hexadecimal SHA-256 of its document; null: a draft. */
	readonly hash: string | null;
	/** What its address says behind the quarter: `r1.0`, `draft`; null: the quarter's own address, which shows the newest. */
	readonly segment: string | null;
}

/** What stands in an address behind the quarter; of what other people's pages show, too. */
const SEGMENT = /^((?:\/embed)?\/[^/]+\/[^/]+\/\d{4}\/q[1-4])\/(draft|live|r\d{1,4}\.\d{1,4})(?=\/|$)/;

export interface Segmented {
	/** The address without it. */
	readonly path: string;
	/** Null: the quarter's own address. */
	readonly segment: string | null;
}

/** @param path of a page, without the prefix of its language */
export function splitSegment(path: string): Segmented {
	const [found, quarter = '', segment = null] = SEGMENT.exec(path) ?? [];
	return found === undefined
		? { path, segment: null }
		: { path: quarter + path.slice(found.length), segment };
}

/** Whether a page shows what strangers read at its address: what was published, or a plan that shows what is approved. */
export function isPublic(scope: {
	readonly plan: { readonly public: PublicMode };
	readonly edition?: Pick<Edition, 'revision'>;
	readonly isLive?: true;
}): boolean {
	if (scope.isLive) return false;
	return scope.edition ? scope.edition.revision !== null : scope.plan.public === 'approved';
}
