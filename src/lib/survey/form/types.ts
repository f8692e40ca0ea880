import type { QuestionKind } from '../question.ts';
import { plainWords } from './sheet.ts';

/** What a row of a questionnaire is. */
export type RowType =
	| {
			readonly is: 'question';
			readonly kind: QuestionKind;
			readonly list: string | null;
			readonly orOther: boolean;
	  }
	/** It asks nothing that is counted: a note, a picture, what a device says of itself. */
	| { readonly is: 'left out'; readonly why: LeftOut }
	| { readonly is: 'opens'; readonly what: string }
	| { readonly is: 'closes'; readonly what: string }
	| { readonly is: 'unsupported' }
	| { readonly is: 'unknown' };

export const LEFT_OUT = ['note', 'computed', 'place', 'device', 'media', 'time', 'technical'] as const;
export type LeftOut = (typeof LEFT_OUT)[number];

const PLAIN: ReadonlyMap<string, QuestionKind> = new Map([
	['integer', 'integer'],
	['int', 'integer'],
	['decimal', 'decimal'],
	['range', 'decimal'],
	['text', 'text'],
	['string', 'text'],
	['date', 'date'],
]);

const WITHOUT_ANSWER: readonly (readonly [LeftOut, readonly string[]])[] = [
	['note', ['note', 'acknowledge', 'trigger']],
	['computed', ['calculate', 'hidden', 'csv-external', 'xml-external']],
	['place', ['geopoint', 'geotrace', 'geoshape', 'start-geopoint', 'gps', 'location', 'background-geopoint']],
	[
		'device',
		[
			...['deviceid', 'device id', 'imei', 'simserial', 'sim serial', 'subscriberid', 'phonenumber'],
			...['phone number', 'username', 'email', 'uri:deviceid', 'uri:subscriberid', 'uri:simserial'],
			...['uri:phonenumber', 'uri:username', 'uri:email', 'get device id', 'get phone number'],
		],
	],
	['media', ['image', 'photo', 'audio', 'video', 'file', 'barcode', 'background-audio', 'signature', 'osm']],
	['time', ['time', 'datetime', 'start', 'end', 'today', 'start time', 'end time', 'get today']],
	['technical', ['audit', 'add note prompt', 'entity']],
];
const LEFT = new Map(WITHOUT_ANSWER.flatMap(([why, types]) => types.map((type) => [type, why] as const)));

const CHOICES: readonly (readonly [QuestionKind, RegExp])[] = [
	['select_one', /^(?:select[ _]one|select1|select[ _]one[ _]from)\s+(?:from\s+)?(?<list>\S+)(?<rest>.*)$/i],
	[
		'select_multiple',
		/^(?:select[ _]multiple|select all that apply|add select multiple prompt using)\s+(?:from\s+)?(?<list>\S+)(?<rest>.*)$/i,
	],
	['rank', /^rank\s+(?<list>\S+)(?<rest>.*)$/i],
];
/** Options that stand in other files, and ways of repeating questions that later questionnaires no longer have. */
const UNSUPPORTED =
	/^(?:select[ _](?:one|multiple)[ _](?:from[ _]file|external)|include|begin[ _]loop|end[ _]loop)\b/i;

/** What the cell `type` of a row says. */
export function rowType(text: string): RowType {
	const plain = plainWords(text);
	if (UNSUPPORTED.test(text.trim())) return { is: 'unsupported' };
	const [, bound, what] = /^(begin|end) (group|repeat)\b/.exec(plain) ?? [];
	if (bound && what) return { is: bound === 'end' ? 'closes' : 'opens', what };
	const kind = PLAIN.get(plain);
	if (kind) return { is: 'question', kind, list: null, orOther: false };
	const why = LEFT.get(plain);
	if (why) return { is: 'left out', why };
	for (const [kind, pattern] of CHOICES) {
		const { list, rest = '' } = pattern.exec(text.trim())?.groups ?? {};
		if (!list) continue;
		const orOther = /^ or (?:specify )?other$/.test(` ${plainWords(rest)}`);
		if (rest.trim() === '' || orOther) return { is: 'question', kind, list, orOther };
	}
	return { is: 'unknown' };
}
