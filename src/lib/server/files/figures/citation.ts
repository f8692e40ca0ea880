/** What stands beside the figures in each file: whose they are, of when, how they were made, and of which document. */
import { plain } from '#lib/i18n/locale.ts';
import type { FileEdition } from '../edition.ts';

/** Of a plan that does not say how its figures may be used. */
const NO_LICENCE = 'not-specified';

export interface Citation {
	readonly plan: string;
	readonly sector: string;
	/** 1.0, 1.1 …; null: a draft. */
	readonly revision: string | null;
	/** ISO with time. */
	readonly as_of: string;
	readonly published_at: string | null;
	/** Who answers for the figures. */
	readonly source: string;
	readonly licence: string;
	/** Where it is told how figures are counted. */
	readonly method: string;
	readonly address: string;
	/** Hexadecimal SHA-256 of the document; null: a draft. */
	readonly document: string | null;
}

export function citationOf({ scope, address }: FileEdition): Citation {
	const { plan, sector, edition } = scope;
	const { source, licence } = plan.credits;
	return {
		plan: plan.code,
		sector: sector.code,
		revision: edition.revision,
		as_of: edition.asOf,
		published_at: edition.publishedAt,
		source: source ? plain(source) : `${plain(plan.name)}, ${plain(sector.name)}`,
		licence: licence ?? NO_LICENCE,
		method: `${address}/how`,
		address,
		document: edition.hash,
	};
}
