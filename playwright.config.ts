import { defineConfig } from '@playwright/test';
import { browserHere } from './scripts/setup/browser.ts';

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	globalSetup: 'tests/e2e/support/prepare.ts',
	// Each on servers of its own: `tests/e2e/support/test.ts`.
	workers: 2,
	fullyParallel: true,
	// A machine that three things share answers a third as fast: what is there in the end was not missing.
	timeout: 120_000,
	expect: { timeout: 20_000 },
	forbidOnly: true,
	use: {
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH ?? browserHere() ?? undefined,
			args: [
				'--no-sandbox',
				'--disable-gpu',
				'--disable-quic',
				'--no-first-run',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
			],
		},
	},
});
