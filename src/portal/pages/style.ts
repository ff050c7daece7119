/**
 * The one style sheet. A telephone of 2017 understands all of it; 320 px are enough, and letters grow with
 * the reader's own setting. Contrast of text is at least 7 : 1 (WCAG 2.2, 1.4.6).
 */
export const STYLE = `
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
body{margin:0;background:#fff;color:#1b1b1b;font-family:system-ui,-apple-system,"Hiragino Sans","Noto Sans JP","Yu Gothic UI","Meiryo",sans-serif;line-height:1.7;overflow-wrap:break-word;word-wrap:break-word}
a{color:#00408a}
a:focus,button:focus,input:focus,h1:focus{outline:3px solid #b25000;outline-offset:2px}
.skip{position:absolute;left:-999em}
.skip:focus{position:static;display:block;padding:.5em 1rem}
.sample{margin:0;padding:.5em 1rem;background:#8a0011;color:#fff;font-weight:bold;text-align:center}
header{display:block;padding:.75rem 1rem;border-bottom:4px solid #00408a}
header p{margin:0}
header .service{font-weight:bold}
header .language{float:right;margin-left:1rem}
main{display:block;max-width:44rem;margin:0 auto;padding:.5rem 1rem 2rem}
h1{font-size:1.5rem;line-height:1.35;margin:1rem 0}
h2{font-size:1.2rem;line-height:1.4;margin:2rem 0 .5rem}
label{display:block;font-weight:bold;font-size:1.1rem}
.hint{margin:.25rem 0 .5rem;color:#3d3d3d}
input{font:inherit;font-size:1.5rem;width:100%;max-width:18rem;padding:.4em .5em;border:2px solid #4d4d4d;border-radius:4px;background:#fff;color:inherit}
input[aria-invalid=true]{border-color:#8a0011}
.button,button{display:inline-block;min-height:3rem;margin:1rem 0 0;padding:.6em 2em;border:0;border-radius:4px;background:#00408a;color:#fff;font:inherit;font-size:1.1rem;font-weight:bold;text-decoration:none;cursor:pointer}
.second{background:#fff;border:2px solid #00408a;color:#00408a}
.error{margin:.5rem 0;padding:.5rem .75rem;border-left:5px solid #8a0011;background:#fdeeee;color:#8a0011;font-weight:bold}
.note,.warning{margin:1rem 0;padding:.25rem .75rem;border-left:5px solid #00408a;background:#eef4fb}
.warning{border-color:#b25000;background:#fff4e8}
.note p,.warning p{margin:.4rem 0}
table{width:100%;border-collapse:collapse;margin:.75rem 0}
th,td{padding:.4rem .5rem;border:1px solid #767676;text-align:left;vertical-align:top}
th{background:#f1f1f1;font-weight:bold}
td p{margin:0}
.facts th{white-space:nowrap;width:1%}
.facts td{font-weight:bold;word-break:break-word;overflow-wrap:anywhere}
code{font-family:ui-monospace,Menlo,Consolas,"Noto Sans Mono","Courier New",monospace;background:#f1f1f1;padding:0 .25em;word-break:break-all}
ol,ul{padding-left:1.6em}
li{margin:.4rem 0}
ol.steps>li{margin:1.25rem 0}
.steps p{margin:.25rem 0}
figure{margin:.5rem 0 1rem}
figure svg,figure img{display:block;width:100%;max-width:22rem;height:auto}
footer{display:block;max-width:44rem;margin:0 auto;padding:1rem;border-top:1px solid #767676}
footer p{margin:.2rem 0}
.big{font-size:1.1rem;font-weight:bold}
@media (max-width:24rem){header .language{float:none;display:block;margin:0 0 .25rem}.button,button{width:100%;text-align:center}}
@media (max-width:30rem){.stacked thead{position:absolute;left:-999em}.stacked,.stacked tbody,.stacked tr,.stacked td{display:block}.stacked tr{border:1px solid #767676;margin:0 0 .75rem}.stacked td{border:0;padding:.25rem .5rem}.stacked td:before{content:attr(data-head);display:block;font-size:.85em;font-weight:bold;color:#3d3d3d}}
@media print{.skip,.language,.button{display:none}}
`.trimStart();
