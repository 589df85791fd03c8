import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { openCase, type CaseName } from '../support/cases.ts';
import { listLoggedHosts } from './net-log.ts';
import { openSink, type Sink } from './sink.ts';

const BROWSERS = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export interface Visit {
	readonly context: BrowserContext;
	readonly page: Page;
	/** Other hosts that something of the browser reached since the visit began. */
	readonly listReached: () => readonly string[];
	/** Hosts that were asked for, as the browser names them. */
	readonly hosts: Set<string>;
	/** What went wrong in the page: console errors and exceptions. */
	readonly errors: string[];
	readonly close: () => Promise<void>;
}

/**
 * A new profile of Chromium, where every name of a host leads to a sink, on the page at `path`. Its own services
 * (updates, proposals) are off. One browser does for a file of tests.
 */
export async function visit(
	address: string,
	path = '',
	options: {
		readonly width?: number;
		readonly colorScheme?: 'light' | 'dark';
		/** Where the reader is, and their language. */
		readonly timezoneId?: string;
		readonly locale?: string;
		/** False for a browser that runs no script of the page. */
		readonly hasScript?: boolean;
		/** For the positive controls alone: the policy of the page is not applied. */
		readonly bypassCSP?: boolean;
		/** For the tests of what is kept for later: the site installs itself on the first visit. */
		readonly serviceWorkers?: 'allow';
	} = {},
): Promise<Visit> {
	const { browser, sink } = await (opened ??= open());
	hasControl ||= options.bypassCSP === true;
	const before = sink.hosts().length;
	const context = await browser.newContext({
		locale: options.locale ?? 'fr-FR',
		timezoneId: options.timezoneId ?? 'Europe/Paris',
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
	const page = await context.newPage();
	page.on('pageerror', (error) => errors.push(error.message));
	page.on('console', (message) => {
		if (message.type() === 'error') errors.push(message.text());
	});
	await page.goto(new URL(path, address).href);
	if (options.hasScript !== false) await waitForScripts(page);
	return {
		context,
		page,
		listReached: () => sink.hosts().slice(before),
		hosts,
		errors,
		close: () => context.close(),
	};
}

/** The browser of a file of tests, where every name of a host leads to the sink. */
interface Opened {
	readonly browser: Browser;
	readonly sink: Sink;
	/** Folder of the log that the browser keeps of its network. */
	readonly folder: string;
}

const NET_LOG = 'reseau.json';

let opened: Promise<Opened> | null = null;
/** Whether a test let the page out on purpose. */
let hasControl = false;

async function open(): Promise<Opened> {
	const sink = await openSink();
	const folder = mkdtempSync(join(tmpdir(), 'jalons-reseau-'));
	const browser = await chromium.launch({
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
			`--log-net-log=${join(folder, NET_LOG)}`,
			`--host-resolver-rules=MAP * 127.0.0.1:${sink.port}, EXCLUDE 127.0.0.1`,
		],
	});
	return { browser, sink, folder };
}

afterAll(async () => {
	if (opened === null) return;
	const { browser, sink, folder } = await opened;
	await browser.close();
	await sink.close();
	// Whatever the tests of the file did, and whichever part of the browser asked.
	const logged = await listLoggedHosts(join(folder, NET_LOG));
	rmSync(folder, { recursive: true });
	if (hasControl) expect(logged).toContain('fetch.example');
	else expect(logged).toEqual([]);
});

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

/** The files of a case. */
export async function uploadCase(name: CaseName): Promise<UploadedFile[]> {
	const files = await openCase(name);
	return Promise.all(files.map(async (file) => toUpload(file.path, await file.bytes())));
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
