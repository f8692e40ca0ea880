/** How far an import is, in a sentence. */
import type { SentProgress } from '#lib/exchange/progress.ts';
import { formatShare } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';

/** @param isUnderWay something goes on; else what had begun has ended without a word, or with one */
export function progressWords({ does, step, share }: SentProgress, isUnderWay: boolean): string {
	if (step === 'changed') return m.refused_changed_meanwhile();
	if (!isUnderWay) return m.importing_progress_ended();
	if (does === 'undo') return m.importing_progress_undo();
	if (step === 'waits') return m.importing_progress_waits();
	if (step === 'read') return m.importing_progress_read({ share: formatShare(share) });
	return does === 'try' ? m.importing_progress_check() : m.importing_progress_store();
}
