import type { TestProject } from 'vitest/node';
import { serveSite } from '../../src/cli/serve-site.js';

declare module 'vitest' {
	export interface ProvidedContext {
		address: string;
	}
}

/** Serves the built site on this machine only, for the time of the tests. */
export default async function serve(project: TestProject): Promise<() => Promise<void>> {
	const { address, close } = await serveSite();
	project.provide('address', address);
	return close;
}
