/** What the fields of a survey's import are called. */
import { m } from '#lib/paraglide/messages.js';

export const SURVEY_LABELS: Readonly<Record<string, () => string>> = {
	form: m.survey_in_form,
	data: m.survey_in_data,
	survey: m.survey_in_code,
	surveyName: m.survey_in_name,
	wave: m.survey_in_wave_code,
	waveName: m.survey_in_wave_name,
	firstDay: m.survey_in_first_day,
	lastDay: m.survey_in_last_day,
	asked: m.survey_in_asked,
	minimum: m.survey_in_minimum,
	weight: m.survey_in_weight,
	stratum: m.survey_in_stratum,
	unit: m.survey_in_unit,
	keep: m.survey_in_keep,
	drawn: m.survey_in_drawn,
	weighting: m.survey_weighting,
	sponsor: m.survey_sponsor,
	collector: m.survey_collector,
	mode: m.survey_mode,
	universe: m.survey_universe,
	consent: m.survey_consent,
	show: m.survey_manage_show,
	by: m.survey_manage_by,
	waves: m.publishwave_title,
};
