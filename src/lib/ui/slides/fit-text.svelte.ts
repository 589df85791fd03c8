import type { Attachment } from 'svelte/attachments';

/** From the size of the design down to the least that is read at five metres. */
const STEPS = [1, 0.93, 0.86, 0.8, 0.74, 0.69] as const;

/** Makes the words of a slide smaller, as little as needed, until its body holds them; `data-dense` where it cannot. */
export const fitText: Attachment<HTMLElement> = (body) => {
	const fit = (): void => {
		for (const step of STEPS) {
			body.style.setProperty('--fit', String(step));
			if (!overflows(body)) break;
		}
		body.toggleAttribute('data-dense', overflows(body));
	};
	fit();
	let isGone = false;
	void document.fonts.ready.then(() => {
		if (!isGone) fit();
	});
	return () => {
		isGone = true;
	};
};

/** Whether something goes past the body; its own size does not depend on the scale of the screen. */
function overflows(body: HTMLElement): boolean {
	return body.scrollHeight > body.clientHeight + 1 || body.scrollWidth > body.clientWidth + 1;
}
