import { AUDIT_KINDS, BY_NOBODY, type AuditAction, type AuditKind } from './audit.ts';
import { m } from '#lib/paraglide/messages.js';

const ACTION: Record<AuditAction, () => string> = {
	'start report': m.audited_start_report,
	'save row': m.audited_save_row,
	'remove row': m.audited_remove_row,
	'explain warning': m.audited_explain_warning,
	'copy quarter': m.audited_copy_quarter,
	'say nothing to report': m.audited_say_nothing_to_report,
	'store workbook': m.audited_store_workbook,
	'delete draft': m.audited_delete_draft,
	'submit report': m.audited_submit_report,
	'approve report': m.audited_approve_report,
	'return report': m.audited_return_report,
	'withdraw approval': m.audited_withdraw_approval,
	'undo decision': m.audited_undo_decision,
	'comment on report': m.audited_comment_on_report,
	'reopen period': m.audited_reopen_period,
	'remind partners': m.audited_remind_partners,
	'mark incomplete': m.audited_mark_incomplete,
	'take mark away': m.audited_take_mark_away,
	'ask to submit': m.audited_ask_to_submit,
	'sign in': m.audited_sign_in,
	'fail sign-in': m.audited_fail_sign_in,
	'give second factor': m.audited_give_second_factor,
	'fail second factor': m.audited_fail_second_factor,
	'sign out': m.audited_sign_out,
	'end sessions': m.audited_end_sessions,
	'ask for password': m.audited_ask_for_password,
	'reset password': m.audited_reset_password,
	'change password': m.audited_change_password,
	'fail password': m.audited_fail_password,
	'set up second factor': m.audited_set_up_second_factor,
	'offer role': m.audited_offer_role,
	'take offered role': m.audited_take_offered_role,
	'leave offered role': m.audited_leave_offered_role,
	'disable person': m.audited_disable_person,
	'enable person': m.audited_enable_person,
	'end sessions of person': m.audited_end_sessions_of_person,
	'erase person': m.audited_erase_person,
	'end session': m.audited_end_session,
	'give role': m.audited_give_role,
	'change role': m.audited_change_role,
	'take role': m.audited_take_role,
	'invite again': m.audited_invite_again,
	'accept invitation': m.audited_accept_invitation,
	'forget second factor': m.audited_forget_second_factor,
	'change profile': m.audited_change_profile,
	'become first administrator': m.audited_become_first_administrator,
	'add demonstration account': m.audited_add_demonstration_account,
	'import bundle': m.audited_import_bundle,
	'import boundaries': m.audited_import_boundaries,
	'count totals anew': m.audited_count_totals_anew,
	'restore backup': m.audited_restore_backup,
};

const KIND: Record<AuditKind, () => string> = {
	rows: m.audit_kind_rows,
	review: m.audit_kind_review,
	entry: m.audit_kind_entry,
	people: m.audit_kind_people,
	data: m.audit_kind_data,
};

/** An action of the record in words; one that a newer version wrote stays as it stands. */
export function auditedWords(action: string): string {
	return Object.hasOwn(ACTION, action) ? ACTION[action as AuditAction]() : action;
}

/** The kinds, each with its actions, to choose from. */
export function auditKinds(): { kind: string; label: string; actions: readonly AuditAction[] }[] {
	return Object.entries(AUDIT_KINDS).map(([kind, actions]) => ({
		kind,
		label: KIND[kind as AuditKind](),
		actions,
	}));
}

/** Who did it: nobody is named for what was tried by somebody unknown. */
export function actorWords({ person, action }: { person: string | null; action: string }): string {
	if (person !== null) return person;
	return (BY_NOBODY as readonly string[]).includes(action) ? m.audit_nobody() : m.audit_machine();
}
