/** From what the form of a report sent to what its cards say. */
import type { Scope } from '#lib/plan/scope.ts';
import type { Quarter } from '#lib/plan/quarter.ts';
import type { SentCard, SentFigure } from '#lib/report/forms/card.ts';
import { rowReader, type RowTexts } from '#lib/report/reader.ts';
import { ROW, rowFields, type ActivityFields, type EntryFields, type Unread } from '#lib/report/row.ts';
import { TYPED_FIELDS } from '#lib/report/typed.ts';
import type { Rule } from '#lib/report/validation.ts';
import type { Reader } from '#lib/server/database/driver.ts';
import { formReference } from './reference.ts';

/** What was said in some fields; what stands there of all others stays. */
export interface SaidFields<Fields> {
	readonly fields: Partial<Fields>;
	/** What could not be taken, word for word. */
	readonly unread: readonly Unread[];
	/** Codes of the fields that were sent, taken or not. */
	readonly sent: ReadonlySet<string>;
}

export interface ReadFigure {
	readonly indicatorId: number;
	/** Null: it is new. */
	readonly entryId: number | null;
	readonly version: number;
	readonly said: SaidFields<EntryFields>;
	readonly words: ReadonlyMap<Rule, string>;
}

export interface ReadCard {
	readonly key: string;
	readonly first: number | null;
	/** It names an indicator that the sector has not. */
	readonly isForeign: boolean;
	readonly shared: SaidFields<ActivityFields>;
	readonly figures: readonly ReadFigure[];
}

const SHARED = new Set<string>(rowFields('activity'));
const FIGURE = rowFields('entry').filter((name) => name !== 'indicatorId');

/** Reads cards against what the plan calls things. */
export async function readCards(
	reader: Reader,
	scope: Scope,
	quarter: Quarter,
	cards: readonly SentCard[],
): Promise<ReadCard[]> {
	const cells = new Set(
		cards.flatMap(({ figures }) =>
			figures.flatMap(({ cells, months }) => [
				...cells.keys(),
				...[...months.keys()].flatMap((name) => name.split('.')[2] ?? []),
			]),
		),
	);
	const reference = await formReference(reader, scope, quarter, [...cells]);
	const read = rowReader(reference);
	const isKnown = (id: number) => reference.indicator(String(id)) !== undefined;

	async function saying<Fields>(
		texts: RowTexts,
		indicatorId: number,
		names: readonly string[],
	): Promise<SaidFields<Fields>> {
		const { entry } = await read(new Map([...texts, ['indicator', String(indicatorId)]]));
		const fields = Object.fromEntries(Object.entries(entry ?? {}).filter(([name]) => names.includes(name)));
		return { fields: fields as Partial<Fields>, unread: entry?.unread ?? [], sent: new Set(texts.keys()) };
	}

	const result: ReadCard[] = [];
	for (const card of cards) {
		const { key, first } = card;
		const named = [...card.figures.map(({ indicatorId }) => indicatorId), ...(first === null ? [] : [first])];
		const figures: ReadFigure[] = [];
		for (const figure of card.figures) {
			const said = await saying<EntryFields>(figureTexts(figure), figure.indicatorId, FIGURE);
			figures.push({ ...figure, said });
		}
		const shared = await saying<ActivityFields>(sharedTexts(card), named[0] ?? 0, [...SHARED]);
		result.push({ key, first, isForeign: named.length === 0 || !named.every(isKnown), shared, figures });
	}
	return result;
}

/** By the codes of the columns that people type. */
function sharedTexts({ shared, donors }: SentCard): RowTexts {
	const sent: ReadonlyMap<string, string> = shared;
	return new Map(
		TYPED_FIELDS.flatMap(({ name, code }): [string, string][] => {
			if (name === 'donors') return donors === null ? [] : [[code, donors.join(';')]];
			const text = SHARED.has(name) ? sent.get(ROW[name].record) : undefined;
			return text === undefined ? [] : [[code, text]];
		}),
	);
}

function figureTexts({ total, cells, months }: SentFigure): RowTexts {
	return new Map([...(total === null ? [] : [['total', total] as const]), ...cells, ...months]);
}
