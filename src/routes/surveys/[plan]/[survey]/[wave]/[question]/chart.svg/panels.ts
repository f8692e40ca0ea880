/** How panels of a picture stand beside each other, in its own units. */
export const PANELS = { columns: 2, gap: 36, line: 17, words: 330 } as const;
