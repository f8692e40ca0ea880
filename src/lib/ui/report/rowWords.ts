import type { Sheet, SheetIndicator, SheetPlace } from '#lib/domain/sheet.ts';
import { plain, separator } from '#lib/i18n/locale.ts';
import { m } from '#lib/paraglide/messages.js';

/** Tebnine, Bent Jbeil; or that none is named. */
export function placeWords(place: SheetPlace | undefined): string {
	if (!place) return m.place_not_named();
	if (place.level === 0) return m.place_national();
	return [place.name, ...(place.within ? [place.within] : [])].map((name) => plain(name)).join(separator());
}

/** What a field holds so that it is found again without doubt: the name and, in brackets, the P-code. */
export function placeEntry(place: SheetPlace | undefined): string {
	return place ? `${placeWords(place)} [${place.pcode}]` : '';
}

export function indicatorOf({ outputs }: Pick<Sheet, 'outputs'>, id: number): SheetIndicator | undefined {
	return outputs.flatMap(({ indicators }) => indicators).find((one) => one.id === id);
}
