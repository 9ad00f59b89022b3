import { LADDER_STYLE } from '../ladder-svg.ts';

/** What the page looks like: light and dark by what the reader has chosen, and on paper. */
export const STYLE = `:root{color-scheme:light dark;--ground:#f7f6f2;--panel:#fff;--ink:#1a1d24;--dim:#5d636e;--line:#dad8d0;--head:#efede6;--mark:#fff1c2;--note:#faf7ea;--forth:#0b5cad;--back:#8a4510;--bad:#b3261e;--good:#1a7f4b;--warn:#8a6100;--known:#5b4fc4;--link:#0b5cad}
@media (prefers-color-scheme:dark){:root{--ground:#121417;--panel:#1a1d22;--ink:#e6e6e3;--dim:#9aa0ab;--line:#343840;--head:#23272d;--mark:#4a3d10;--note:#26282d;--forth:#6fb1ff;--back:#e0a070;--bad:#ff8078;--good:#5fcf95;--warn:#e0b040;--known:#a99fff;--link:#80b8ff}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,sans-serif}
code,pre,kbd,.mono{font:13px/1.55 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
a{color:var(--link)}a:focus-visible,button:focus-visible,input:focus-visible,summary:focus-visible{outline:2px solid var(--link);outline-offset:1px}
header{padding:18px 24px 14px;background:var(--panel);border-bottom:1px solid var(--line)}
header h1{margin:0;font-size:21px;line-height:1.3;overflow-wrap:anywhere}header .sub{margin:2px 0 0;color:var(--dim)}
.title{display:flex;flex-wrap:wrap;gap:4px 20px;align-items:baseline;justify-content:space-between}
.exit{font-weight:600;white-space:nowrap}
.tally{display:flex;flex-wrap:wrap;gap:8px;margin:14px 0 12px;padding:0;list-style:none}
.tally li{padding:5px 14px 5px 12px;background:var(--ground);border:1px solid var(--line);border-left:4px solid var(--dim);border-radius:3px}
.tally b{font-size:18px;margin-right:6px}
.bar{display:block;width:100%;height:8px;border-radius:4px}
.broken{margin:12px 0 0;padding:8px 12px;border-left:4px solid var(--bad);background:var(--note)}
.body{display:grid;grid-template-columns:minmax(250px,330px) minmax(0,1fr);align-items:start}
nav{position:sticky;top:0;max-height:100vh;overflow:auto;padding:14px 0 40px;border-right:1px solid var(--line)}
nav .find{padding:0 16px 10px}nav input{width:100%;padding:6px 9px;font:inherit;font-size:14px;color:inherit;background:var(--panel);border:1px solid var(--line);border-radius:4px}
nav>a,nav summary{display:flex;justify-content:space-between;gap:10px;padding:5px 16px;font-weight:600;color:inherit;text-decoration:none;cursor:pointer}
nav summary span{overflow-wrap:anywhere}nav summary b{font-weight:400;color:var(--dim);white-space:nowrap}
nav ol{margin:0 0 8px;padding:0;list-style:none}
nav li a{display:flex;gap:8px;padding:3px 16px 3px 22px;color:inherit;text-decoration:none;font:13px/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
nav a:hover{background:var(--head)}nav a[aria-current]{background:var(--mark)}
nav i{font-style:normal;flex:none;width:1em;text-align:center}
.pass,.good{color:var(--good)}.fail,.xpass,.error,.bad{color:var(--bad)}.inconclusive,.none,.warn{color:var(--warn)}.xfail{color:var(--known)}.na,.dim{color:var(--dim)}
.tally .pass{border-left-color:var(--good)}.tally .fail,.tally .xpass,.tally .error{border-left-color:var(--bad)}.tally .inconclusive,.tally .none,.tally .warn{border-left-color:var(--warn)}.tally .xfail{border-left-color:var(--known)}
.tally li{color:inherit}
rect.pass{fill:var(--good)}rect.fail,rect.xpass,rect.error{fill:var(--bad)}rect.inconclusive,rect.none,rect.warn{fill:var(--warn)}rect.xfail{fill:var(--known)}rect.na{fill:var(--dim)}
main{min-width:0;padding:18px 24px 60px}
section h2{display:flex;flex-wrap:wrap;gap:4px 10px;align-items:baseline;margin:0;font-size:17px;line-height:1.4}
section h2 code{font-size:15px;font-weight:700;overflow-wrap:anywhere}
section h2+.wide{margin-top:12px}
section>p{margin:4px 0 0;max-width:75em}
section h3{margin:22px 0 8px;font-size:15px}
.badge{flex:none;padding:0 8px;border:1.5px solid currentColor;border-radius:4px;font:700 12px/1.7 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;letter-spacing:.03em;text-transform:uppercase}
.meta{color:var(--dim)}
.wide{overflow-x:auto;max-width:100%}
table{border-collapse:collapse;background:var(--panel)}
th,td{padding:5px 10px;border:1px solid var(--line);text-align:left;vertical-align:top;font-size:14px;overflow-wrap:break-word}td.long{overflow-wrap:anywhere;min-width:16em}
th{background:var(--head);font-weight:600}td.mono{font-size:13px}td.num{text-align:right;white-space:nowrap}
td.bad,td.good,td.warn{font-weight:600}
.panel{padding:10px 12px;background:var(--panel);border:1px solid var(--line);border-radius:3px;overflow-x:auto}
pre{margin:0}pre.panel{max-width:100%}
pre mark{background:var(--mark);color:inherit;outline:1px solid var(--warn);font-weight:700}
.two{display:flex;flex-wrap:wrap;gap:0 24px;align-items:flex-start}
.two>div{min-width:0;flex:1 1 430px}.two>.ladders{flex-basis:790px}
.cures{margin:14px 0 0;padding:8px 14px 10px;background:var(--note);border-left:4px solid var(--good)}.cures h3{margin:0 0 4px}.cures ul+h3{margin-top:10px}.cures ul{margin:0;padding-left:20px}
details>summary{cursor:pointer}section details{margin:6px 0}section details>summary{padding:2px 0}
button{padding:5px 12px;font:inherit;font-size:14px;color:inherit;background:var(--head);border:1px solid var(--line);border-radius:4px;cursor:pointer}
.keys{margin:0;padding:12px 24px;color:var(--dim);border-top:1px solid var(--line);font-size:13px}kbd{padding:0 5px;border:1px solid var(--line);border-radius:3px;background:var(--panel)}
[hidden]{display:none!important}
@supports selector(:has(*)){main>section{display:none}main>section:target{display:block}main:not(:has(>section:target))>.first{display:block}}
${LADDER_STYLE}
.net{max-width:100%;height:auto;font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.net text{fill:var(--ink)}.net .d{fill:var(--dim)}.net .h{font-weight:700;font-size:15px}.net .box{fill:var(--panel);stroke:var(--line)}
.net path{fill:none;stroke-width:2}.net .up path{stroke:var(--good)}.net .wrong path{stroke:var(--bad);stroke-dasharray:6 4}.net .no path{stroke:var(--bad)}.net circle{stroke:var(--line);fill:var(--ground)}.net .up text.o{fill:var(--good)}.net .no text.o,.net .wrong text.o{fill:var(--bad)}.net .o{text-anchor:end}
@media (max-width:760px){header{padding:14px 16px}.body{grid-template-columns:minmax(0,1fr)}td.long{min-width:9em}nav{position:static;max-height:34vh;border-right:0;border-bottom:1px solid var(--line);padding-bottom:8px}main{padding:16px 16px 40px}.keys{display:none}.panel .ladder{max-width:none}}
@media print{:root{--ground:#fff;--panel:#fff;--ink:#000;--dim:#444;--line:#bbb;--head:#eee;--mark:#ddd;--note:#f4f4f4;--forth:#00457f;--back:#5f2d05;--bad:#a00;--good:#060;--warn:#640;--known:#336;--link:#000;color-scheme:light}
body{font-size:11pt}.body{display:block}nav{position:static;max-height:none;border:0;columns:2;padding:8pt 0}nav details{break-inside:avoid-column}nav .find,.keys,button{display:none}main{padding:8pt 0}main>section{display:none}main>section.told,main>section.first{display:block!important;break-inside:avoid-page;margin-bottom:18pt}nav li a[aria-current]{background:none}}`;
