import type { FormQuestion } from '../form/readForm.ts';
import { isKeyOfStaff, namesStaff } from './staff.ts';

/** Why a column is dropped before anything is stored. */
export const DROPPED = [
	'name',
	'contact',
	'place',
	'device',
	'identifier',
	'words',
	'media',
	'note',
	'computed',
	'time',
	'technical',
	'not asked',
	'repeat',
	'sheet',
] as const;
export type Dropped = (typeof DROPPED)[number];

const FOUND: readonly (readonly [Dropped, RegExp])[] = [
	[
		'contact',
		/phone|mobile|whats ?app|e-?mail|\btel\b|t[ée]l[ée]phone|courriel|portable|هاتف|جوال|موبايل|بريد/i,
	],
	[
		'place',
		/\bgps\b|latitude|longitude|\blat\b|\blon\b|geo ?(?:point|location)|street|\baddress|adresse|عنوان/i,
	],
	['device', /device ?id|\bimei\b|sim ?serial|subscriber ?id|\busername\b|ip ?address/i],
	[
		'identifier',
		/(?:identity|id|registration|case|passport|household|progres|unhcr|beneficiary|national) ?(?:number|no\b|num\b|id\b|code\b)|passport|رقم (?:الهوية|التسجيل|الملف)|jawaz|num[ée]ro d.(?:identit|enregistrement)/i,
	],
	[
		'name',
		/\b(?:full|first|last|family|sur|father|mother|your|respondent|enumerator|interviewer)['’s]* ?name\b|^name$|\bnames? of (?:the |your )?(?:respondent|interviewee|informant|head|person|child|mother|father|spouse|patient|beneficiary)|\bnom\b|pr[ée]nom|اسم/i,
	],
];
const ASKERS = /^(?:enumerator|enum|interviewer|surveyor|collector)(?: (?:id|name|code))?$/i;

/** Of numbers those that are told to be called: what somebody spends on telephones is no way to reach them. */
const CALLED =
	/(?:phone|mobile|whats ?app|t[ée]l[ée]phone|portable).{0,12}(?:number|no\b|num)|(?:number|num[ée]ro|رقم).{0,12}(?:phone|mobile|t[ée]l[ée]phone|portable|هاتف|الجوال)/i;

const plainKey = (key: string) => key.replaceAll(/[_.-]+/g, ' ');

/**
 * Whether a question's answers may tell who gave them. What was chosen from a list is kept, but for who asked; of numbers and
 * words those that are called so are not, and of words none are, unless they are asked for. Null: they are kept.
 * @param heading of the column that a person named for the question: it may tell more than the question; empty: nobody named one
 */
export function personalIn({ key, kind, label, path }: FormQuestion, heading = ''): Dropped | null {
	const name = plainKey(key);
	const isNumber = kind === 'integer' || kind === 'decimal';
	const labels = [label.en, label.fr ?? '', label.ar ?? '', heading];
	const keys = [key, ...(/\s/.test(heading.trim()) ? [] : [heading.trim()])];
	const isOfAskers = keys.some((own) => ASKERS.test(plainKey(own)) || isKeyOfStaff(own));
	if (isOfAskers || labels.some((text) => namesStaff(text, isNumber))) return 'name';
	if (kind !== 'text' && kind !== 'integer' && kind !== 'decimal' && kind !== 'date') return null;
	const words = [name, ...labels, ...path];
	const found = FOUND.find(([why, pattern]) =>
		why === 'contact' && isNumber
			? keys.some((own) => pattern.test(plainKey(own))) || words.some((text) => CALLED.test(text))
			: words.some((text) => pattern.test(text)),
	)?.[0];
	if (found) return found;
	if (kind === 'date') return /birth|naissance|ميلاد|\bdob\b/i.test(words.join(' ')) ? 'identifier' : null;
	return kind === 'text' ? 'words' : null;
}
