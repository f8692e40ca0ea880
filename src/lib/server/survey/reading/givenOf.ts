import { localised } from '#lib/plan/text.ts';
import type { ReadData } from '#lib/survey/data/readData.ts';
import type { ReadForm } from '#lib/survey/form/readForm.ts';
import type { SurveyAbout } from '#lib/survey/forms/importing.ts';
import type { GivenShown, GivenSurvey } from '#lib/survey/given.ts';
import { NOT_STATED } from '#lib/survey/method.ts';
import { m } from '#lib/paraglide/messages.js';
import { Unreadable } from '#lib/server/refused.ts';

/** People of a group that is shown, and up to how many it stands in brackets, where nobody says otherwise. */
const [MINIMUM, BRACKETS] = [30, 49];

const said = (text: string) => (text === '' ? NOT_STATED : localised(text));

/** Throws Unreadable where something is not said that has to be. */
export function givenOf(
	about: SurveyAbout,
	form: ReadForm,
	data: ReadData,
	shown: readonly GivenShown[],
): GivenSurvey {
	const lacks = (sentence: string, field: string) => new Unreadable(sentence, { status: 422, field });
	const firstDay = about.firstDay || data.days?.first;
	const lastDay = about.lastDay || data.days?.last;
	if (firstDay === undefined || lastDay === undefined) throw lacks(m.survey_in_no_days(), 'firstDay');
	if (lastDay < firstDay) throw lacks(m.survey_in_days_order(), 'lastDay');
	if (about.sampling === 'probability' && data.design === null && about.drawn === '')
		throw lacks(m.survey_in_no_design(), 'drawn');
	if (about.keep.length > 0 && about.reason === '') throw lacks(m.survey_in_keep_reason(), 'reason');
	const minimum = Number(about.minimum || MINIMUM);
	return {
		code: about.survey,
		name: localised(about.surveyName || (form.title ?? about.survey)),
		sampling: about.sampling,
		minimum,
		bracketsTo: minimum < BRACKETS ? BRACKETS : null,
		method: {
			sponsor: said(about.sponsor),
			collector: said(about.collector),
			mode: said(about.mode),
			universe: said(about.universe),
			sampling: said(about.drawn),
			weighting:
				about.weight === '' && data.design?.weightKind !== 'expansion' ? null : said(about.weighting),
			consent: said(about.consent),
		},
		sector: about.sector || null,
		waves: [
			{
				...{ code: about.wave, name: localised(about.waveName || about.wave), firstDay, lastDay },
				asked: about.asked === '' ? null : Number(about.asked),
				responses: data.responses,
				...{ design: data.design, origin: null, questions: data.asked, shown },
				leftOut: data.dropped,
			},
		],
	};
}
