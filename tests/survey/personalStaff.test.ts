/** Questions about staff and questions that name them. Source: docs/exchange.md, Surveys. */
import { expect, test } from 'vitest';
import { localised } from '#lib/plan/text.ts';
import { personalIn } from '#lib/survey/data/personal.ts';
import type { QuestionKind } from '#lib/survey/question.ts';

const whyNot = (kind: QuestionKind, key: string, label: string) =>
	personalIn({ key, kind, label: localised(label), options: [], upTo: null, relevant: null, path: [] });

test.each<[QuestionKind, string, string]>([
	['select_one', 'supervisor_name', 'Who led?'],
	['select_one', 's1', 'Select your supervisor'],
	['select_one', 's2', 'Choisissez votre enquêteur'],
	['select_one', 's3', 'اختر المشرف'],
	['integer', 's4', 'Enumerator code'],
	['text', 's5', 'Enquêtrice'],
])('%s %s, “%s”, names staff', (...question) => {
	expect(whyNot(...question)).toBe('name');
});

test.each<[QuestionKind, string, string]>([
	['select_one', 'staff', 'Were the staff polite?'],
	['select_one', 'agent', 'Did the agent explain it?'],
	['integer', 'n1', 'Number of staff'],
	['integer', 'n2', 'Number of facilitators'],
	['decimal', 'n3', 'العداد'],
])('%s %s, “%s”, does not', (...question) => {
	expect(whyNot(...question)).toBeNull();
});
