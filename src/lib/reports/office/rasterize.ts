/** Draws an SVG document as a PNG of that many pixels across: in Node by resvg, in a browser by its canvas. */
export type Rasterize = (svg: string, width: number) => Promise<Uint8Array<ArrayBuffer>>;
