import type { Whose } from '#lib/access/permission.ts';
import { m } from '#lib/paraglide/messages.js';

const WHOSE: Record<Whose, () => string> = {
	plan: m.whose_plan,
	sector: m.whose_sector,
	'own organisation': m.whose_own,
};

export function whoseWords(whose: Whose): string {
	return WHOSE[whose]();
}
