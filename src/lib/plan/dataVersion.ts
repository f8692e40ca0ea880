/**
 * What of a plan a change moves: `public`, what strangers see, or only `all`, what those see who are signed in. An answer
 * holds as long as the version of what it shows.
 */
export type Audience = 'public' | 'all';

/**
 * The changes that raise a plan's versions. Strangers see approved figures, and how many reports were submitted; of a
 * draft they see nothing. What is public is a part of all, so that both rise with it.
 */
export const CHANGES = {
	'change draft': 'all',
	'submit report': 'public',
	'return report': 'public',
	'approve report': 'public',
	'withdraw approval': 'public',
	'undo decision': 'public',
	'mark incomplete': 'public',
	'import bundle': 'public',
	'count anew': 'public',
} as const satisfies Readonly<Record<string, Audience>>;

export type DataChange = keyof typeof CHANGES;
