/** The look of the drawing office, in one place that needs no other file. */
export const STYLE = `
:root { color-scheme: light; --paper: #fbfbf9; --surface: #fff; --line: #dcdcd6; --ink: #1d1e20; --ink-2: #55585f; --accent: #3d52cc; --soft: #eceffc; }
:root[data-theme="dark"] { color-scheme: dark; --paper: #141518; --surface: #1c1e22; --line: #34373d; --ink: #e9eaec; --ink-2: #b4b7be; --accent: #93a3ff; --soft: #262b45; }
@media (prefers-color-scheme: dark) { :root:not([data-theme]) { color-scheme: dark; --paper: #141518; --surface: #1c1e22; --line: #34373d; --ink: #e9eaec; --ink-2: #b4b7be; --accent: #93a3ff; --soft: #262b45; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 15px/1.55 Inter, system-ui, -apple-system, "Segoe UI", sans-serif; font-variant-numeric: tabular-nums; }
main { max-width: 1080px; margin: 0 auto; padding: 48px 32px 96px; }
h1 { margin: 0 0 8px; font-size: 34px; line-height: 1.2; letter-spacing: -0.02em; }
h2 { margin: 48px 0 12px; padding-top: 12px; border-top: 1px solid var(--line); font-size: 22px; letter-spacing: -0.01em; }
h3 { margin: 28px 0 8px; font-size: 17px; }
h4 { margin: 22px 0 6px; font-size: 14.5px; }
p { max-width: 72ch; }
a { color: var(--accent); }
nav ol { columns: 2; padding-left: 0; list-style: none; }
ul { padding-left: 20px; }
li { margin: 6px 0; max-width: 90ch; }
li small { display: block; color: var(--ink-2); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 4px 20px; margin: 8px 0; }
dt { color: var(--ink-2); }
dd { margin: 0; }
.table { overflow-x: auto; margin: 8px 0 16px; }
table { border-collapse: collapse; min-width: 50%; font-size: 13.5px; }
th { color: var(--ink-2); font-weight: 600; text-align: left; white-space: nowrap; }
th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); vertical-align: top; }
.right { text-align: right; padding-left: 12px; }
.drawing { position: relative; margin: 24px -16px; border: 1px solid var(--line); border-radius: 12px; overflow: hidden; background: var(--paper); touch-action: none; cursor: grab; }
.drawing svg { display: block; width: 100%; height: auto; max-height: 72vh; }
.picture.dark { display: none; }
:root[data-theme="dark"] .picture.dark { display: block; }
:root[data-theme="dark"] .picture.light { display: none; }
@media (prefers-color-scheme: dark) { :root:not([data-theme]) .picture.dark { display: block; } :root:not([data-theme]) .picture.light { display: none; } }
[data-component] { cursor: pointer; outline: none; }
.pointing [data-component], .pointing [data-connector] { opacity: 0.28; transition: opacity 120ms; }
.pointing .near { opacity: 1; }
[data-about] { cursor: pointer; }
[data-about]:hover { background: var(--soft); }
#theme { position: fixed; top: 16px; right: 16px; width: 34px; height: 34px; border: 1px solid var(--line); border-radius: 8px; background: var(--surface); color: var(--ink-2); font-size: 16px; cursor: pointer; }
#card { position: fixed; z-index: 2; min-width: 200px; max-width: 320px; padding: 12px 14px; border: 1px solid var(--line); border-radius: 10px; background: var(--surface); box-shadow: 0 2px 6px rgb(0 0 0 / 10%), 0 8px 24px rgb(0 0 0 / 14%); font-size: 13px; pointer-events: none; }
#card b { display: block; margin-bottom: 6px; }
#card dl { grid-template-columns: 1fr max-content; margin: 0; gap: 2px 16px; }
#card dd { text-align: right; }
@media print { #theme, #card { display: none; } .drawing { break-inside: avoid; } h2 { break-after: avoid; } tr, li { break-inside: avoid; } main { padding: 0; max-width: none; } }
@media (prefers-reduced-motion: reduce) { * { transition: none !important; } }
`;
