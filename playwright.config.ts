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
	webServer: [
		server('tests/e2e/support/serve.ts', Number(PORT), '2024-05-04T09:30:00Z'),
		server('tests/e2e/support/serveReporting.ts', Number(PORT) + 1, '2024-07-16T09:30:00Z'),
	],
});

/** A server of its own at a moment of its own. */
function server(script: string, port: number, now: string) {
	const address = `http://127.0.0.1:${port}`;
	return {
		command: `node scripts/run.mjs ${script}`,
		url: `${address}/api/v1/plans`,
		timeout: 120_000,
		env: {
			PORT: String(port),
			HOST: '127.0.0.1',
			ORIGIN: address,
			DATABASE_URL: `file:test-results/e2e-${port}.sqlite`,
			MAIL_FOLDER: `test-results/mail-${port}`,
			MASAR_NOW: now,
		},
	};
}
