import { defineConfig } from '@playwright/test';

const PORT = process.env.E2E_PORT ?? '4870';
const origin = `http://127.0.0.1:${PORT}`;

export default defineConfig({
	testDir: 'tests/e2e',
	outputDir: 'test-results/e2e',
	workers: 1,
	timeout: 60_000,
	forbidOnly: true,
	use: {
		baseURL: origin,
		launchOptions: {
			executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
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
	webServer: {
		command: 'node scripts/run.mjs tests/e2e/support/serve.ts',
		url: `${origin}/api/v1/plans`,
		timeout: 120_000,
		env: {
			PORT,
			HOST: '127.0.0.1',
			ORIGIN: origin,
			DATABASE_URL: `file:test-results/e2e-${PORT}.sqlite`,
			MAIL_FOLDER: `test-results/mail-${PORT}`,
			MASAR_NOW: '2024-05-04T09:30:00Z',
		},
	},
});
