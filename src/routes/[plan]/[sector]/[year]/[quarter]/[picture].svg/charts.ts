/** Drawings of pages, for files that have one by itself. */
export { default as Flow } from '#lib/charts/Flow.svelte';
export { default as QuarterBars } from '#lib/charts/QuarterBars.svelte';
export { default as YearToDate } from '#lib/charts/YearToDate.svelte';
