/** Drawings of pages, for files that have one by itself. */
export { default as Flow } from '#lib/charts/Flow.svelte';
export { default as QuarterBars } from '#lib/charts/QuarterBars.svelte';
export { default as YearToDate } from '#lib/charts/YearToDate.svelte';
export { layoutFundingBar } from '#lib/charts/fundingBar.ts';
export { moneyBar } from '#lib/charts/moneyBar.ts';
export { peopleBars } from '#lib/charts/peopleBars.ts';
export { reportBar } from '#lib/charts/reportBar.ts';
export { stackLabel, type Segment, type Tone } from '#lib/charts/stack.ts';
