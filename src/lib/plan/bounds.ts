/** How much the fields of a plan's set-up take, in signs: fields say it beside them, forms refuse what is beyond. */
/** So many years are no plan, but a slip of the hand. */
export const MOST_YEARS = 10;
/** A name, or another line. */
export const LONGEST_NAME = 300;
export const LONGEST_CODE = 64;
export const LONGEST_SENTENCES = 2_000;
/** Lines that are pasted at once: some hundreds. */
export const LONGEST_PASTE = 15_000;
