import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type BrowserContext, type Page } from 'playwright-core';
import { openSink, type Sink } from './sink.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export interface Visit {
	readonly context: BrowserContext;
	readonly page: Page;
	readonly sink: Sink;
	/** Hosts that were asked for, as the browser names them. */
	readonly hosts: Set<string>;
	/** What went wrong in the page: console errors and exceptions. */
	readonly errors: string[];
	readonly close: () => Promise<void>;
}

/**
 * A new Chromium where every name of a host leads to the sink, on the page at `path`. Its own services
 * (updates, proposals) are off.
 */
export async function visit(
	address: string,
	path = '',
	options: {
		readonly width?: number;
		readonly colorScheme?: 'light' | 'dark';
		/** False for a browser that runs no script of the page. */
		readonly hasScript?: boolean;
		/** For the positive controls alone: the policy of the page is not applied. */
		readonly bypassCSP?: boolean;
		/** For the tests of what is kept for later: the site installs itself on the first visit. */
		readonly serviceWorkers?: 'allow';
	} = {},
): Promise<Visit> {
	const sink = await openSink();
	const profile = mkdtempSync(join(tmpdir(), 'jalons-chromium-'));
	const context = await chromium.launchPersistentContext(profile, {
		executablePath: findBrowser(),
		headless: true,
		args: [
			'--no-sandbox',
			'--disable-gpu',
			'--disable-quic',
			'--no-first-run',
			'--disable-background-networking',
			'--disable-component-update',
			'--disable-sync',
			`--host-resolver-rules=MAP * 127.0.0.1:${sink.port}, EXCLUDE 127.0.0.1`,
		],
		locale: 'fr-FR',
		timezoneId: 'Europe/Paris',
		viewport: { width: options.width ?? 1440, height: 900 },
		colorScheme: options.colorScheme ?? 'light',
		javaScriptEnabled: options.hasScript ?? true,
		bypassCSP: options.bypassCSP ?? false,
		serviceWorkers: options.serviceWorkers ?? 'block',
	});
	const hosts = new Set<string>();
	const errors: string[] = [];
	context.on('request', (request) => {
		const { protocol, hostname } = new URL(request.url());
		if (protocol.startsWith('http')) hosts.add(hostname);
	});
	const page = context.pages()[0] ?? (await context.newPage());
	page.on('pageerror', (error) => errors.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	await page.goto(new URL(path, address).href);
	if (options.hasScript !== false) await waitForScripts(page);
	return {
		context,
		page,
		sink,
		hosts,
		errors,
		close: async () => {
			await context.close();
			await sink.close();
			rmSync(profile, { recursive: true, force: true });
		},
	};
}

function findBrowser(): string {
	const path = BROWSERS.find((candidate) => existsSync(candidate));
	if (path === undefined) throw new Error('browser: no Chromium on this machine');
	return path;
}

/** Waits until the scripts of the page answer to a click. */
export async function waitForScripts(page: Page): Promise<void> {
	await page.waitForFunction(() => performance.getEntriesByName('jalons-actif').length > 0);
}

/** Waits until figures are shown: at first those that the page carries. */
export async function waitForFigures(page: Page): Promise<void> {
	await waitForScripts(page);
	await page.locator('article[data-indicateur="personnes_accompagnees"] .figure strong').waitFor();
}

/** A file for a chooser of the page. */
export interface UploadedFile {
	readonly name: string;
	readonly mimeType: string;
	readonly buffer: Buffer;
}

export function toUpload(name: string, content: string | Uint8Array): UploadedFile {
	return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
}

/** Chooses files on the page Données and waits for the report. */
export async function chooseFiles(page: Page, files: readonly UploadedFile[]): Promise<void> {
	await page.getByRole('link', { name: 'Données', exact: true }).first().click();
	await page.locator('h1', { hasText: 'Données' }).waitFor();
	await waitForScripts(page);
	await page.locator('input[data-choose="fichiers"]').setInputFiles([...files]);
	await page.getByRole('button', { name: 'Accepter le jeu' }).waitFor();
}

/** Accepts the set that was checked and goes to the Synthèse. */
export async function acceptSet(page: Page): Promise<void> {
	await page.getByRole('button', { name: 'Accepter le jeu' }).click();
	await page.getByRole('button', { name: 'Accepter le jeu' }).waitFor({ state: 'detached' });
	await page.getByRole('link', { name: 'Synthèse', exact: true }).first().click();
	await waitForFigures(page);
}

/** The long table of the period shown, as the page exports it. */
export async function exportTable(page: Page): Promise<string> {
	await page.getByRole('button', { name: 'Exporter' }).click();
	const downloading = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Table des indicateurs, CSV' }).click();
	const download = await downloading;
	return readFileSync(await download.path(), 'utf8');
}

/** Chooses the year, a semester… in the control of the period, as a click does. */
export async function chooseSpan(page: Page, label: string): Promise<void> {
	await page.getByRole('radio', { name: label, exact: true }).check();
}
