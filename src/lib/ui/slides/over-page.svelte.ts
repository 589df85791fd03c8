import type { Attachment } from 'svelte/attachments';

/** Lays an element over the whole page: the rest cannot be reached until it is gone, then has the focus back. */
export const overPage: Attachment<HTMLElement> = (element) => {
	const former = document.activeElement;
	document.body.append(element);
	const others = [...document.body.children].filter((other) => other !== element);
	for (const other of others) other.toggleAttribute('inert', true);
	element.focus();
	return () => {
		element.remove();
		for (const other of others) other.toggleAttribute('inert', false);
		if (former instanceof HTMLElement) former.focus();
	};
};
