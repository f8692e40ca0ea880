import { browserRows } from './bench/browser.ts';
for (const row of await browserRows()) console.log(JSON.stringify(row));
