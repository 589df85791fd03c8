import { palettes } from '../../../charts/palette.ts';

const c = palettes.clair;

/** The style of a page that stands alone, on screen and in print: faces of the reader's system where ours are missing. */
export const STYLE = `
:root{color-scheme:light}
body{margin:0;background:${c.paper};color:${c.ink};font:400 17px/1.5 'Source Serif 4',Georgia,serif}
main,header,footer{max-width:174mm;margin:0 auto;padding:8mm 18mm;background:${c.surface}}
header,footer,table,figcaption,.note,.nombres,.edition,nav{font-family:'Source Sans 3',system-ui,'Segoe UI',Arial,sans-serif}
.edition{margin:0;padding:8px 18mm;font-weight:600}
.edition.pilotage{background:${c['ed-bg']};color:${c['ed-ink']};border-left:12px solid ${c['ed-tape']}}
.edition.diffusion{background:${c['brand-tint']};color:${c['brand-strong']};border-left:12px solid ${c['brand-strong']}}
h1,h2,h3,h4{line-height:1.25;font-weight:600;break-after:avoid}
h1{font-size:34px;margin:12px 0}h2{font-size:26px;margin:1.6em 0 .5em}h3{font-size:20px}h4{font-size:17px}
a{color:${c.bar}}
p{margin:.5em 0}
blockquote{margin:.8em 0;padding-left:1em;border-left:4px solid ${c.bar};color:${c['ink-2']}}
blockquote.manque{border-left:4px dashed ${c['line-strong']}}
figure{margin:1.6em 0;break-inside:avoid}
figcaption,caption{font-weight:600;text-align:left;font-size:16px;padding:0 0 6px}
.sous-titre,.note,small{color:${c['ink-2']};font-size:13.5px;font-weight:400;margin:2px 0}
.dessin svg{width:100%;height:auto}
.tableau{overflow-x:auto;margin:1em 0}
table{border-collapse:collapse;width:100%;font-size:14.5px;border-top:1.5px solid ${c.ink};border-bottom:1.5px solid ${c.ink}}
caption{caption-side:top}
th,td{padding:5px 8px;text-align:left;vertical-align:top;font-weight:400;border-bottom:1px solid ${c.line}}
thead th{border-bottom:1.5px solid ${c.ink};font-weight:600;color:${c['ink-2']};vertical-align:bottom}
.nombre{text-align:right;white-space:nowrap}thead .nombre{white-space:normal}
.total>*{font-weight:600}
.secret{font-style:italic;background:repeating-linear-gradient(135deg,${c.line} 0 1.5px,transparent 1.5px 8px)}
abbr{text-decoration:none}
.nombres{display:grid;grid-template-columns:repeat(auto-fill,minmax(165px,1fr));gap:16px;list-style:none;padding:12px 0;border-block:1px solid ${c['line-strong']}}
.nombres .valeur{font-size:30px;font-weight:600;color:${c.bar};line-height:1.1}
nav ol{padding-left:1.2em}
@media print{@page{size:A4;margin:18mm}body{background:${c.surface};font-size:10.5pt}main,header,footer{max-width:none;padding:0}.edition{padding:4px 8px}details:not([open]){display:none}thead{display:table-header-group}tr{break-inside:avoid}.saut{break-after:page}}
`.trim();
