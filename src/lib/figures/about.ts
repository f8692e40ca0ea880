/** A value may be about, over or under what is given. Source: docs/rules.md, Values that are not counts. */
export const ABOUT = ['~', '>', '<'] as const;
export type About = (typeof ABOUT)[number];
