/** What each form action is sent, so that one field of it can be over its bound. */
import * as account from '#lib/access/forms/account.ts';
import { manyForm, namedForm } from '#lib/access/forms/many.ts';
import { changeForm, giveForm, grantForm, handForm, personForm } from '#lib/access/forms/role.ts';
import { markForm, targetsForm, unmarkForm } from '#lib/framework/forms.ts';
import { activityInfoForm } from '#lib/exchange/forms/activityInfo.ts';
import { columnsForm, importForm, storeImportForm } from '#lib/exchange/forms/importing.ts';
import * as publish from '#lib/publication/forms/publish.ts';
import * as text from '#lib/publication/forms/text.ts';
import { takeProposalForm } from '#lib/publication/forms/word.ts';
import * as report from '#lib/report/forms/report.ts';
import { notListedForm } from '#lib/report/forms/place.ts';
import { cardsForm } from '#lib/report/forms/card.ts';
import { referralHoursForm } from '#lib/referral/forms.ts';
import { confirmServicesForm, removeServiceForm, serviceDaysForm, serviceForm } from '#lib/service/forms.ts';
import { populationForm, takePopulationForm } from '#lib/survey/forms/population.ts';
import { joinWavesForm, publishWaveForm, takeWaveForm } from '#lib/survey/forms/importing.ts';
import { THEME_BOUNDS } from './themes.ts';
import { SET_UP_BOUNDS } from './boundsOfSetUp.ts';
import type { Case } from './case.ts';
import type { Target } from './reach.ts';

const numbers = (values: Record<string, number>): Record<string, string> =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
const where = ({ plan, sector, partner, period }: Target) => numbers({ plan, sector, partner, period });
const rowOf = (target: Target) => numbers({ id: target.report('draft') });
/** A card that is not stored yet. */
export const cardOf = () => ({ 'f.a-card.first': '1', 'f.a-card.place': 'ZZ111' });
export const lines = { indicator: '1', sent: 'name-of-a-sender' };
const inText = () => ({
	...{ section: 'notes', language: 'en', seen: '0', finding: 'x', version: '1', to: 'up' },
});
const inFrench = () => ({ language: 'fr' });
/** Of a draft that there is not. */
const HASH = '0'.repeat(64);
const SHOWN = { isShown: true } as const;
export const partner = 'partner_approver';

export const CASES: Record<string, Case> = {
	'/reports ?/start': { form: report.startForm, who: partner, fields: where },
	'/reports ?/nothing': { form: report.startForm, who: partner, fields: where },
	'/reports/[id=id] ?/save': {
		form: cardsForm,
		who: partner,
		fields: cardOf,
		inside: 'a-card.note',
		...SHOWN,
	},
	'/reports/[id=id] ?/preview': { form: report.pasteForm, who: partner, fields: () => lines, ...SHOWN },
	'/reports/[id=id] ?/add': { form: report.pasteForm, who: partner, fields: () => lines, ...SHOWN },
	'/reports/[id=id] ?/remove': { form: report.rowsForm, who: partner, fields: rowOf },
	'/reports/[id=id] ?/stand': {
		form: report.standForm,
		who: partner,
		fields: () => ({ figure: '1', answer: 'so' }),
	},
	'/reports/[id=id] ?/undo': { form: report.undoForm, who: partner, fields: () => ({ undo: '1' }) },
	'/reports/[id=id] ?/nothing': { form: report.nothingForm, who: partner },
	'/reports/[id=id]/place ?/missing': { form: notListedForm, who: partner, fields: rowOf },
	'/reports/[id=id]/summary ?/submit': {
		form: report.submitForm,
		who: partner,
		fields: () => ({ key: 'a key of sixteen', edition: 'e' }),
	},
	'/reports/[id=id]/workbook ?/confirm': { form: report.confirmForm, who: partner },
	'/manage/[plan]/import ?/columns': {
		form: columnsForm,
		who: 'administrator',
		fields: () => ({ file: 'reports.csv', row: '1' }),
	},
	'/manage/[plan]/[sector]/activityinfo': { form: activityInfoForm, who: 'administrator' },
	'/manage/[plan]/import ?/undo': { form: importForm, who: 'administrator' },
	'/manage/[plan]/import ?/store': { form: storeImportForm, who: 'administrator' },
	'/manage/[plan]/surveys ?/choose': { form: publishWaveForm, who: 'administrator' },
	'/manage/[plan]/surveys ?/publish': { form: publishWaveForm, who: 'administrator' },
	'/manage/[plan]/surveys ?/take': { form: takeWaveForm, who: 'administrator' },
	'/manage/[plan]/surveys/population/[wave=id] ?/fit': {
		...{ form: populationForm, who: 'administrator', inside: '3.0' },
	},
	'/manage/[plan]/surveys/population/[wave=id] ?/take': { form: takePopulationForm, who: 'administrator' },
	...THEME_BOUNDS,
	'/manage/[plan]/referrals ?/hours': { form: referralHoursForm, who: 'administrator' },
	'/manage/[plan]/services ?/save': { form: serviceForm, who: 'administrator' },
	'/manage/[plan]/services ?/remove': { form: removeServiceForm, who: 'administrator' },
	'/manage/[plan]/services ?/days': { form: serviceDaysForm, who: 'administrator' },
	'/reports/services ?/confirm': { form: confirmServicesForm, who: partner },
	...SET_UP_BOUNDS,
	'/review ?/approve': { form: report.approveManyForm, who: 'coordinator' },
	'/review ?/undo': { form: report.undoDecisionForm, who: 'coordinator', fields: () => ({ report: '1' }) },
	'/review ?/remind': { form: report.remindForm, who: 'coordinator', fields: where },
	'/review ?/mark': {
		form: markForm,
		who: 'coordinator',
		fields: (target) => ({ ...where(target), indicator: '1' }),
	},
	'/review ?/unmark': {
		form: unmarkForm,
		who: 'coordinator',
		fields: (target) => ({ ...where(target), indicator: '1' }),
	},
	'/review ?/reopen': {
		form: report.reopenForm,
		who: 'coordinator',
		fields: (target) => ({ ...where(target), until: '2024-06-30' }),
	},
	'/review/[id=id] ?/return': { form: report.returnForm, who: 'coordinator', state: 'submitted', ...SHOWN },
	'/review/[id=id] ?/withdraw': { form: report.withdrawForm, who: 'coordinator', state: 'approved' },
	'/review/[id=id] ?/comment': {
		form: report.commentForm,
		who: 'coordinator',
		fields: (target) => ({ id: String(target.report('submitted')) }),
		state: 'submitted',
		...SHOWN,
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/waves': { form: joinWavesForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/words': { form: publish.draftForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/clear': {
		form: publish.clearForm,
		who: 'coordinator',
		fields: () => ({ draft: HASH, role: 'coordinator' }),
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/ask': { form: publish.draftForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/until': {
		form: publish.untilForm,
		who: 'coordinator',
		fields: () => ({ draft: HASH, role: 'co_lead' }),
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/plan': { form: publish.planForm, who: 'coordinator' },
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/ahead': {
		form: publish.publishForm,
		who: 'coordinator',
		fields: () => ({ draft: HASH }),
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/clearance ?/clear': {
		form: publish.saidForm,
		who: 'clearer',
		fields: () => ({ draft: HASH, role: 'co_lead' }),
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/clearance ?/back': {
		form: publish.saidForm,
		who: 'clearer',
		fields: () => ({ draft: HASH, role: 'co_lead' }),
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/publish': {
		form: publish.publishForm,
		who: 'coordinator',
		fields: () => ({ draft: HASH }),
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/withdraw': {
		form: publish.withdrawForm,
		who: 'coordinator',
		fields: () => ({ revision: '1.0' }),
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publish ?/notice': {
		form: publish.noticeForm,
		who: 'coordinator',
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/save': {
		form: text.textForm,
		who: 'coordinator',
		fields: inText,
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/preview': {
		form: text.textForm,
		who: 'coordinator',
		fields: inText,
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/take': {
		form: text.takeForm,
		who: 'coordinator',
		fields: inText,
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/replace': {
		form: text.replaceForm,
		who: 'coordinator',
		fields: inText,
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/accept': {
		form: text.acceptForm,
		who: 'coordinator',
		fields: inText,
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/restore': {
		form: text.restoreForm,
		who: 'coordinator',
		fields: inText,
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publication ?/move': {
		form: text.moveForm,
		who: 'coordinator',
		fields: inText,
	},
	'/manage/[plan]/[sector]/[year]/[quarter]/publication/word ?/take': {
		form: takeProposalForm,
		who: 'coordinator',
		fields: () => ({ proposals: '[]', take: '0' }),
	},
	'/manage/[plan]/[sector]/targets ?/save': {
		form: targetsForm,
		who: 'coordinator',
		inside: '1.0-0-0-0',
		...SHOWN,
	},
	'/manage/[plan]/[sector]/targets ?/read': { form: targetsForm, who: 'coordinator', inside: '1.0-0-0-0' },
	'/manage/people/many ?/invite': {
		form: manyForm,
		who: 'administrator',
		fields: () => ({ language: 'en' }),
	},
	'/manage/people/many ?/again': { form: namedForm, who: 'administrator' },
	'/manage/people ?/give': {
		form: giveForm,
		who: 'administrator',
		fields: () => ({
			email: 'new@example.org',
			language: 'en',
			role: 'reader',
			sector: '',
			organisation: '',
		}),
		...SHOWN,
	},
	'/manage/people ?/change': { form: changeForm, who: 'administrator' },
	'/manage/people ?/take': { form: grantForm, who: 'administrator' },
	'/manage/people ?/hand': {
		form: handForm,
		who: 'administrator',
		fields: () => ({ grant: '1', language: 'en' }),
	},
	'/manage/people ?/again': { form: personForm, who: 'administrator' },
	'/manage/people ?/forgetFactor': { form: personForm, who: 'administrator' },
	'/manage/people ?/disable': { form: personForm, who: 'administrator' },
	'/manage/people ?/enable': { form: personForm, who: 'administrator' },
	'/manage/people ?/endSessions': { form: personForm, who: 'administrator' },
	'/manage/people ?/erase': { form: personForm, who: 'administrator' },
	'/account ?/endOthers': { form: account.currentForm, who: 'reader' },
	'/account ?/endOne': { form: account.sessionForm, who: 'reader' },
	'/account ?/signOut': { form: account.signOutForm, who: 'reader' },
	'/account ?/takeOffer': { form: account.offerForm, who: 'reader' },
	'/account ?/leaveOffer': { form: account.offerForm, who: 'reader' },
	'/account ?/profile': {
		form: account.profileForm,
		who: 'reader',
		fields: inFrench,
		...SHOWN,
	},
	'/account ?/password': { form: account.passwordForm, who: 'reader' },
	'/account/second-factor ?/enter': { form: account.codeForm, who: 'unproven' },
	'/account/second-factor ?/setUp': { form: account.setUpForm, who: 'reader' },
	'/account/second-factor ?/signOut': { form: account.signOutForm, who: 'unproven' },
	'/account/first/[token]': { form: account.firstForm, who: 'stranger', fields: inFrench, ...SHOWN },
	'/account/invitation/[token]': {
		form: account.invitationForm,
		who: 'stranger',
		fields: inFrench,
		...SHOWN,
	},
	'/account/reset/[token]': { form: account.resetForm, who: 'stranger', ...SHOWN },
	'/account/sign-in': { form: account.signInForm, who: 'stranger', ...SHOWN },
	'/account/forgotten': { form: account.forgottenForm, who: 'stranger', ...SHOWN },
};
