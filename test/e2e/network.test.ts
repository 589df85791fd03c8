import { describe, expect, inject, it } from 'vitest';
import { openCase } from '../support/cases.ts';
import { acceptSet, chooseFiles, chooseSpan, toUpload, visit, waitForFigures } from './browser.ts';

describe('nothing leaves for another host', () => {
	it('while the demonstration and a set of files are read and explored', async () => {
		const { page, hosts, sink, close } = await visit(inject('address'));
		await waitForFigures(page);
		const files = await openCase('small');
		const uploads = files.map(async (file) => toUpload(file.path, await file.bytes()));
		await chooseFiles(page, await Promise.all(uploads));
		await acceptSet(page);
		await chooseSpan(page, 'S2');
		await waitForFigures(page);
		expect([...hosts]).toEqual(['127.0.0.1']);
		expect(sink.hosts()).toEqual([]);
		await close();
	});

	it('positive control: the recorder sees a request of the page and one of a worker', async () => {
		const { page, hosts, sink, close } = await visit(inject('address'));
		await page.evaluate(async () => {
			const asked = await fetch('http://ailleurs.example/page').catch(() => 'refused');
			return asked === 'refused';
		});
		expect(hosts).toContain('ailleurs.example');
		expect(sink.hosts()).toContain('ailleurs.example');
		await page.evaluate(
			() =>
				new Promise((resolve) => {
					const code = `fetch('http://du-travailleur.example/').catch(() => 0).then(() => postMessage(1))`;
					const url = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
					new Worker(url).onmessage = resolve;
				}),
		);
		expect(sink.hosts()).toContain('du-travailleur.example');
		await close();
	});
});
