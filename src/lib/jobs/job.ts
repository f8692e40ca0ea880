/** Work that nobody waits for at a page. */

export const JOB_NAMES = ['backup', 'integrity'] as const;

/** By the clock, by somebody at a page, or by a command on the machine. */
export const STARTERS = ['clock', 'person', 'command'] as const;

export const OUTCOMES = ['done', 'failed'] as const;
