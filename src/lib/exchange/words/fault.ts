/** What is wrong with something that was sent, and what to do: a sentence for each sort of fault. */
import type { FoundFault } from '#lib/exchange/found.ts';
import { isolated, plain } from '#lib/i18n/locale.ts';
import { fromGiven } from '#lib/plan/text.ts';
import { m } from '#lib/paraglide/messages.js';

/** Several kinds of the exchange ask the same of whoever mends the file. */
const SENTENCES: readonly (readonly [readonly string[], () => string])[] = [
	[['bad code', 'no code', 'missing code'], m.importing_fault_is_bad_code],
	[['bad date', 'wrong order'], m.importing_fault_is_bad_date],
	[['bad month'], m.importing_fault_is_month],
	[['other sector'], m.importing_fault_is_other_sector],
	[['bad encoding'], m.importing_fault_is_bad_encoding],
	[['bad number', 'thresholds'], m.importing_fault_is_bad_number],
	[['bad text', 'wrong front matter'], m.importing_fault_is_bad_text],
	[['two ways'], m.importing_fault_is_two_ways],
	[['bad currency'], m.importing_fault_is_currency],
	[['bad rate'], m.importing_fault_is_rate],
	[['negative'], m.importing_fault_is_negative],
	[['fraction'], m.importing_fault_is_fraction],
	[['breakdown above total'], m.importing_fault_is_above],
	[['above 1 at a place', 'place not counted'], m.importing_fault_is_counted],
	[['missing value', 'no target', 'no figure'], m.importing_fault_is_missing_value],
	[['unknown code', 'unknown group', 'unknown plan'], m.importing_fault_is_unknown_code],
	[['several named'], m.importing_fault_is_several],
	[['unknown word'], m.importing_fault_is_unknown_word],
	[['too long', 'too large'], m.importing_fault_is_too_long],
	[
		['duplicate key', 'duplicate code', 'counted twice', 'one name', 'level twice'],
		m.importing_fault_is_twice,
	],
	[['rows disagree', 'shared differs', 'counted otherwise'], m.importing_fault_is_disagree],
	[['dimension not allowed', 'dimension in use'], m.importing_fault_is_dimension],
	[['computed indicator'], m.importing_fault_is_computed],
	[['wrong number of cells', 'bad quote'], m.importing_fault_is_cells],
	[['wrong column', 'duplicate column', 'missing column'], m.importing_fault_is_columns],
	[['missing file', 'unknown file', 'no file', 'no report'], m.importing_fault_is_file],
	[['two states'], m.importing_fault_is_states],
	[['too many activities'], m.importing_fault_is_many],
	[['locked period', 'locked figure'], m.importing_fault_is_locked],
	[['missing period', 'year cut off'], m.importing_fault_is_period],
	[
		['parent missing', 'wrong level', 'circle', 'elsewhere', 'second country', 'wrong merge'],
		m.importing_fault_is_tree,
	],
	[
		[
			'wrong unit',
			'wrong calculation',
			'wrong parts',
			'wrong protection',
			'different units',
			'changed calculation',
		],
		m.importing_fault_is_indicator,
	],
	[['other plan', 'wrong plan'], m.importing_fault_is_other_plan],
	[['own organisation'], m.importing_fault_is_own],
	[['unreadable file'], m.importing_fault_is_unreadable],
	[
		[
			'unknown level',
			'broken topology',
			'ring orientation',
			'not boundaries',
			'self-crossing',
			'which object',
			'bad coordinates',
			'not an area',
			'too intricate',
			'small crossings',
		],
		m.importing_fault_is_map,
	],
	[['completed twice'], m.importing_fault_is_completed],
	[['separator'], m.importing_fault_is_separator],
];

const BY_KIND = new Map(SENTENCES.flatMap(([kinds, words]) => kinds.map((kind) => [kind, words] as const)));

/** Whether a sentence says what to do about it; else what the program says itself is all there is. */
export function hasSentence(kind: string): boolean {
	return BY_KIND.has(kind);
}

/** What is wrong, and what could stand there instead. */
export function faultSentence({ kind, choices }: Pick<FoundFault, 'kind' | 'choices'>): string {
	const sentence = (BY_KIND.get(kind) ?? m.importing_fault_is_other)();
	if (!choices || choices.some.length === 0) return sentence;
	const some = choices.some.map((one) => isolated(plain(fromGiven(one)))).join(' · ');
	const said =
		choices.more === 0
			? m.importing_fault_can({ some })
			: m.importing_fault_can_more({ some, more: choices.more });
	return `${sentence} ${said}`;
}
