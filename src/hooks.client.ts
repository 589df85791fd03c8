import type { ClientInit } from '@sveltejs/kit';

/** Milliseconds after which the scripts take over though nothing was painted: the page is behind another. */
const HIDDEN = 250;

/** The figures and charts of the page are seen before its scripts take it over. */
export const init: ClientInit = () =>
	new Promise((resolve) => {
		setTimeout(resolve, HIDDEN);
		requestAnimationFrame(() => {
			setTimeout(resolve);
		});
	});
