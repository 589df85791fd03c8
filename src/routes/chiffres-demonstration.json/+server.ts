import { json } from '@sveltejs/kit';
import { buildFigures } from '../demonstration.server.ts';
import type { RequestHandler } from './$types.js';

export const prerender = true;

/** The figures of the demonstration for every period: a page asks for them once it is at rest. */
export const GET: RequestHandler = async () => {
	const { whole } = await buildFigures();
	return json(whole);
};
