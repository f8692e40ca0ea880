import type { z } from 'zod';
import type { Somebody, Target } from './reach.ts';

type State = 'draft' | 'submitted' | 'approved';
export interface Case {
	readonly form: z.ZodObject;
	readonly who: Somebody;
	/** What is sent beside the field that is over its bound; what a person types is told by `typed`. */
	readonly fields?: (target: Target) => Record<string, string>;
	readonly state?: State;
	/** The text among many texts that is over its bound. */
	readonly inside?: string;
	/** The form stands on the page that is opened without more in its address. */
	readonly isShown?: boolean;
}
