import { preview } from 'vite';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
	export interface ProvidedContext {
		address: string;
	}
}

/** Serves the built site on this machine only, for the time of the tests. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
	const server = await preview({ preview: { host: '127.0.0.1', port: 0 }, logLevel: 'warn' });
	const address = server.resolvedUrls?.local[0];
	if (address === undefined) throw new Error('preview: no address');
	project.provide('address', address);
	return () => server.close();
}
