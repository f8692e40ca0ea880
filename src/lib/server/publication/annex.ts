/** What lies sealed beside a publication: see docs/rules.md, Publication. */
import type { Shares } from '#lib/disclosure/earlier.ts';
import type { SentAnswer } from '#lib/referral/sent.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { getAnnex } from './queries/publications.ts';

/** What of a quarter's figures is withheld, and every cell of its tables, by name. */
export interface Annex {
	/** Whoever has the annex's hash alone could try out small figures otherwise. */
	readonly random: string;
	readonly withheld: readonly string[];
	readonly shown: readonly string[];
	/** True ones. */
	readonly values: Readonly<Record<string, number>>;
	/** What partners have of each as their own, by code; absent: it is of before this was kept. */
	readonly shares?: Shares;
	/** Identifier of the newest publication of the sector that it was proven together with; 0: there was none. */
	readonly after: number;
	/** Under so many people no figure of it tells: of ordinary indicators, and of sensitive ones. */
	readonly least: { readonly ordinary: number; readonly sensitive: number };
	/** Its table of referrals; absent: it has none, or is of before this was kept. */
	readonly sent?: AnnexSent;
}

/** A table of referrals as it is, and the keys of what strangers read of it. */
export interface AnnexSent {
	readonly answer: SentAnswer;
	readonly shown: readonly string[];
}

export async function readAnnex(reader: Reader, id: number): Promise<Annex> {
	return parseAnnex(await getAnnex(reader, id));
}

/** Of what was published before values were kept there are none. */
export function parseAnnex(text: string): Annex {
	const given = JSON.parse(text) as Partial<Annex>;
	return {
		random: '',
		withheld: [],
		shown: [],
		values: {},
		after: 0,
		least: { ordinary: 0, sensitive: 0 },
		...given,
	};
}
