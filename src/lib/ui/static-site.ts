/** Whether the pages are made for a published site: read without a script, with nothing to click that needs one. */
export const IS_STATIC: boolean = import.meta.env.VITE_EDITION === 'diffusion';
