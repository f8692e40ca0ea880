/** An answer by district as a drawing, with what has to be said of the districts in which it is not told. */
import { plain, separator } from '#lib/i18n/locale.ts';
import { formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { boxAround, type Credit } from '#lib/places/geometry.ts';
import type { Ground } from '#lib/places/ground.ts';
import type { LevelNames } from '#lib/plan/settings.ts';
import { absent } from '#lib/server/http/allow.ts';
import type { AnswerInDistrict } from '#lib/survey/byPlace.ts';
import type { Option } from '#lib/survey/question.ts';
import { drawingOf } from '../../../../../../[plan]/[sector]/[year]/[quarter]/[picture].svg/sheet.server.ts';
import DistrictPicture from './DistrictPicture.svelte';

export interface DrawnDistricts {
	readonly rows: readonly AnswerInDistrict[];
	readonly answer: Option;
	readonly ground: Ground;
	readonly credits: readonly Credit[];
}

/** Throws 404 where no district has a position. */
export function drawDistricts({ rows, answer, ground, credits }: DrawnDistricts, levels: LevelNames) {
	const placed = rows.filter(({ lat, lon }) => lat !== null && lon !== null);
	const box = boxAround(placed, ground.land.box, ground.around?.room) ?? absent(m.map_no_position_text());
	const told = rows.filter(({ share }) => share !== null);
	type Words = (named: { readonly places: string }) => string;
	const named = (words: Words, of: readonly AnswerInDistrict[]) =>
		of.length > 0 ? [words({ places: of.map(({ name }) => plain(name)).join(separator()) })] : [];
	const bracketed = told.filter(({ group }) => group.showing === 'bracketed');
	const untold = rows.filter(({ share }) => share === null);
	const [few, others] = [true, false].map((isFew) =>
		untold.filter(({ group }) => (group.showing === 'few') === isFew),
	);
	return {
		drawing: drawingOf(DistrictPicture, { rows, ground, box, levels }),
		label: told.map(({ name, share }) => `${plain(name)} ${formatShare(share)}`).join(separator()),
		shows: m.survey_map_title({ answer: plain(answer.label) }),
		notes: [
			...named(m.surveymap_few, few ?? []),
			...named(m.surveymap_others, others ?? []),
			...(bracketed.length > 0 && bracketed.length === told.length
				? [m.surveymap_all_bracketed()]
				: named(m.surveymap_bracketed, bracketed)),
			...(ground.isShipped ? [m.map_six_governorates()] : []),
			...credits.flatMap(({ source, disclaimer }) => [
				...(source === null ? [] : [m.map_boundaries({ sources: source })]),
				...(disclaimer ? [plain(disclaimer)] : []),
			]),
		],
	};
}
