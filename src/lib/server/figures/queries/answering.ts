/** Which cells answer a question by dimensions. Source: docs/rules.md, Disaggregation. */
import { maskOf, questionBit, type DimensionMask } from '#lib/figures/disaggregation.ts';
import { ANSWERS_AS_BITS, type Dimension } from '#lib/plan/groups.ts';
import { rows, type Reader } from '#lib/server/database/driver.ts';

/** Whether a cell `c` is of a breakdown that answers the question `@asked` (`questionOf`), for SQL text. */
export const ANSWERS = ANSWERS_AS_BITS
	? '(c.serves & @asked) <> 0'
	: 'c.serves in (select q.set_id from answer_question q where q.asked = @asked)';

/** Whether it answers the question of the row `g` with a column `asked`, for SQL text. */
export const ANSWERS_ROW = ANSWERS_AS_BITS
	? '(c.serves & g.asked) <> 0'
	: 'exists (select 1 from answer_question q where q.set_id = c.serves and q.asked = g.asked)';

/** A question by dimensions as `ANSWERS` asks it. */
export function questionOf(dimensions: Iterable<Dimension>): number {
	const mask = maskOf(dimensions);
	return ANSWERS_AS_BITS ? questionBit(mask) : mask;
}

/** Whether the breakdown of a cell answers a question, by what is kept with the cell. */
export type Answers = (serves: number, question: number) => boolean;

/** The sets are few: they are read once for many cells. */
export async function readAnswers(reader: Reader): Promise<Answers> {
	if (ANSWERS_AS_BITS) return (serves, question) => (serves & question) !== 0;
	const found = await rows<{ asked: DimensionMask; set_id: number }>(
		reader,
		'select asked, set_id from answer_question',
		{},
	);
	const known = new Set(found.map(({ asked, set_id }) => `${set_id} ${asked}`));
	return (serves, question) => known.has(`${serves} ${question}`);
}
