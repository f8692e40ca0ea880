/** What strangers may see of a quarter of a sector. Source: docs/rules.md, Small counts. */
import type { IsWithheld } from '#lib/disclosure/cell.ts';
import { closedList } from '#lib/disclosure/closedList.ts';
import { cellKeysOf, cellNamesOf } from '#lib/disclosure/names.ts';
import type { Earlier, Shares } from '#lib/disclosure/earlier.ts';
import { earlierKeyed } from '#lib/disclosure/earlierKeyed.ts';
import { sharesTranslated } from '#lib/disclosure/sharesTranslated.ts';
import type { Translate } from '#lib/disclosure/translating.ts';
import type { Progress } from '#lib/disclosure/secured.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { ReadProtected } from './queries/protected.ts';
import { closedListOf } from './closedListOf.ts';
import { secureApart } from './secureApart.ts';

/** Cells by their names: see `src/lib/disclosure/cell.ts`. */
export interface ProtectedQuarter {
	/** Of any figure, also of what is no count of people and of what is in no table. */
	readonly isWithheld: IsWithheld;
	/** Cells of the tables that are not to be shown. What was shown and what was withheld is `before` of what follows. */
	readonly withheld: readonly string[];
	readonly shown: readonly string[];
	/** Of every cell of the tables, those of people that are not shown at all among them. */
	readonly values: ReadonlyMap<string, number>;
	/** What partners have of each as their own. */
	readonly shares: Shares;
	/** What somebody could work out none the less: as long as there is one, nothing of the quarter may be published. */
	readonly open: readonly string[];
}

/**
 * Protects a quarter's figures, those of the year up to it and those of the year before as compared, in a worker. What it
 * needs was read before: it takes up to a minute, and a snapshot that is held so long keeps the database from tidying up.
 * @param read null: the plan protects nothing
 * @param earlier by names, what publications of the sector showed and withheld of any quarter, oldest first
 * @throws what the worker throws
 */
export async function protectQuarter(
	read: ReadProtected | null,
	quarter: Quarter,
	earlier: readonly Earlier[],
	onProgress: (progress: Progress) => void,
): Promise<ProtectedQuarter> {
	if (!read)
		return { isWithheld: () => false, withheld: [], shown: [], values: new Map(), shares: {}, open: [] };
	const keyOf = cellKeysOf(read.translation);
	const partnerOf: Translate = (code) => read.translation.organisationOf.get(code)?.toString();
	const secured = await secureApart(
		{
			publication: read.publication,
			atoms: read.atoms,
			earlier: earlier.map((one) => earlierKeyed(one, keyOf, partnerOf)),
		},
		onProgress,
	);
	const nameOf = cellNamesOf(read.translation);
	const named = (keys: readonly string[]) => keys.map((key) => needed(nameOf, key));
	const [withheld, shown] = [named(secured.withheld), named(secured.shown)];
	const people = read.guards.get(null) ?? 'never';
	const dropped = new Set(secured.dropped);
	const indicators = read.publication.indicators.filter(({ id }) => !dropped.has(id));
	const guards = new Map([
		...read.guards,
		[null, secured.hasPeople || people === 'free' ? people : 'never'] as const,
	]);
	return {
		isWithheld: closedList(
			closedListOf(
				{ ...read, guards, publication: { ...read.publication, indicators } },
				...([quarter.year, withheld, shown] as const),
			),
		),
		withheld,
		shown,
		values: new Map([...secured.values].map(([key, value]) => [needed(nameOf, key), value])),
		shares: sharesTranslated(
			secured.shares,
			(id) => read.translation.organisations.get(Number(id)),
			(key) => needed(nameOf, key),
		),
		// Of what is printed nowhere the key says enough: nobody but who publishes reads it.
		open: secured.open.map((key) => nameOf(key) ?? key),
	};
}

function needed(nameOf: Translate, key: string): string {
	const name = nameOf(key);
	if (name === undefined) throw new RangeError(`no name for the cell ${key}`);
	return name;
}
