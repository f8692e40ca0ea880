import { m } from '#lib/paraglide/messages.js';
import type { Dropped } from '../data/personal.ts';

const WORDS: Readonly<Record<Dropped, () => string>> = {
	name: m.survey_drop_name,
	contact: m.survey_drop_contact,
	place: m.survey_drop_place,
	device: m.survey_drop_device,
	identifier: m.survey_drop_identifier,
	words: m.survey_drop_words,
	media: m.survey_drop_media,
	note: m.survey_drop_note,
	computed: m.survey_drop_computed,
	time: m.survey_drop_time,
	technical: m.survey_drop_technical,
	'not asked': m.survey_drop_not_asked,
	repeat: m.surveyold_repeat_left,
	sheet: m.surveyold_sheet_left,
};

/** Why a column is not stored. */
export function droppedWords(why: Dropped): string {
	return WORDS[why]();
}
