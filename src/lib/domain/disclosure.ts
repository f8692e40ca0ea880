/** What strangers may see. Source: reliability.md, "Disclosure". Suppression of small counts is not built yet. */
import type { Level } from './place.ts';

export const SENSITIVITIES = ['public', 'district'] as const;
export type Sensitivity = (typeof SENSITIVITIES)[number];

export const PUBLIC_MODES = ['published', 'approved'] as const;
/** `approved`: figures appear as reports are approved; `published`: only what a publication froze. */
export type PublicMode = (typeof PUBLIC_MODES)[number];

/** The lowest level at which strangers see an indicator. */
export function lowestPublicLevel(sensitivity: Sensitivity): Level {
	return sensitivity === 'district' ? 2 : 3;
}
