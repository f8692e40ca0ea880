/** Actions on themes of open answers: those of a plan's people, of a survey that is of no sector alone. */
import * as forms from '#lib/survey/forms/themes.ts';
import type { Action, Fields, Four } from './action.ts';
import type { Case } from './case.ts';

const PAGE = '/manage/[plan]/surveys/themes/[question=id]';
const forWholePlan = (four: Four) => ({ coordinator: four, administrator: four, 'reviewing partner': four });
const done = forWholePlan(['done', 'done', 'done', 'absent']);
const refused = forWholePlan(['refused', 'refused', 'refused', 'absent']);
const name: Fields = { nameEn: 'Water' };

/** Of the question's two answers the seed has two themes. */
const SENT: readonly (readonly [string, Action['expected'], Fields])[] = [
	['?/propose', refused, { many: '2' }],
	['?/name', done, { theme: '1', nameEn: 'Pumps' }],
	['?/add', done, name],
	['?/merge', done, { theme: '1', into: '2' }],
	['?/split', refused, { theme: '1' }],
	['?/take', done, { theme: '1' }],
	['?/assign', done, { shown: '0' }],
	['/coding ?/code', done, { shown: '0', ticked: '0:1' }],
];

const named = (tail: string) => (tail.startsWith('?') ? `${PAGE} ${tail}` : PAGE + tail);

export const THEMES: Readonly<Record<string, Action>> = Object.fromEntries(
	SENT.map(([tail, expected, fields]) => [named(tail), { expected, fields: () => fields }]),
);

const who = 'administrator';
export const THEME_BOUNDS: Readonly<Record<string, Case>> = {
	[named('?/propose')]: { form: forms.proposeThemesForm, who },
	[named('?/name')]: { form: forms.themeNameForm, who, fields: () => ({ theme: '1' }) },
	[named('?/add')]: { form: forms.themeAddForm, who, isShown: true },
	[named('?/merge')]: { form: forms.themeMergeForm, who },
	[named('?/split')]: { form: forms.themeForm, who },
	[named('?/take')]: { form: forms.themeForm, who },
	[named('?/assign')]: { form: forms.answersForm, who },
	[named('/coding ?/code')]: { form: forms.answersForm, who },
};
