import type { Action, Whose } from '#lib/access/permission.ts';
import { m } from '#lib/paraglide/messages.js';

const ACTION: Record<Action, () => string> = {
	'see report': m.action_see_report,
	'edit report': m.action_edit_report,
	'submit report': m.action_submit_report,
	'delete draft': m.action_delete_draft,
	'review reports': m.action_review_reports,
	'approve report': m.action_approve_report,
	'return report': m.action_return_report,
	'withdraw approval': m.action_withdraw_approval,
	'undo decision': m.action_undo_decision,
	'reopen period': m.action_reopen_period,
	'remind partners': m.action_remind_partners,
	'mark incomplete': m.action_mark_incomplete,
	'ask to submit': m.action_ask_to_submit,
	comment: m.action_comment,
	'invite people': m.action_invite_people,
	'change roles': m.action_change_roles,
	'see permissions': m.action_see_permissions,
	'see audit': m.action_see_audit,
	'look after system': m.action_look_after_system,
	'see provisional figures': m.action_see_provisional,
	'see provisional figures it funds': m.action_see_provisional_funded,
	'see small counts': m.action_see_small_counts,
	'see unpublished figures': m.action_see_unpublished,
};

const WHOSE: Record<Whose, () => string> = {
	plan: m.whose_plan,
	sector: m.whose_sector,
	'own organisation': m.whose_own,
};

export function actionWords(action: Action): string {
	return ACTION[action]();
}

export function whoseWords(whose: Whose): string {
	return WHOSE[whose]();
}
