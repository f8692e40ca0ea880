/** What stands in an output that is folded to a line. */
import { figureWords } from '#lib/figures/words/figure.ts';
import { colon, plain, separator } from '#lib/i18n/locale.ts';
import { formatCount, formatFigure } from '#lib/i18n/number.ts';
import { m } from '#lib/paraglide/messages.js';
import { withoutSign, type NodeRows } from '#lib/publication/nodeRows.ts';

/** Its first indicator with its figure, how many more there are, and that it has words. */
export function foldedWords({ indicators, texts }: NodeRows): string {
	const [first] = indicators;
	const more = indicators.length - 1;
	const parts: string[] = [];
	if (first) {
		const { name, target, unit } = first;
		const reached = figureWords(first, unit);
		const figure =
			target === null ? reached : `${reached} ${m.of_target({ target: formatFigure(target, unit) })}`;
		parts.push(`${plain(withoutSign(name))}${colon()}${figure}`);
	}
	if (more > 0) parts.push(m.fold_further({ count: more, more: formatCount(more) }));
	if (texts.length > 0) parts.push(m.fold_text());
	return parts.join(separator());
}
