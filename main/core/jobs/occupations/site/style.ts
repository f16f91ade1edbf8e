/** The style of a site of records: light and dark, narrow and wide, screen and paper. */
export const STYLE = `:root { color-scheme: light dark; --text: #1d232b; --muted: #5a6472; --page: #fff; --line: #d9dee5; --accent: #0b5fae; }
@media (prefers-color-scheme: dark) {
  :root { --text: #e6e9ee; --muted: #a3adba; --page: #14181d; --line: #333b45; --accent: #7db8f5; }
}
* { box-sizing: border-box; }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem 1.25rem 4rem; background: var(--page); color: var(--text); font: 1.0625rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
nav { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; justify-content: space-between; margin-bottom: 1.5rem; }
a { color: var(--accent); }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.25; }
h2 { margin: 2rem 0 .5rem; font-size: 1.125rem; }
p { margin: 0 0 .75rem; }
ul { margin: 0; padding-left: 1.25rem; }
.muted, .code { color: var(--muted); }
.code { font-family: ui-monospace, monospace; font-size: .95em; }
.notice { padding: .75rem 1rem; border: 1px solid var(--line); border-radius: .5rem; }
.search { display: block; margin: 1rem 0; }
.search input { display: block; width: 100%; margin-top: .25rem; padding: .6rem .75rem; border: 1px solid var(--muted); border-radius: .5rem; background: var(--page); color: inherit; font: inherit; }
.records { padding: 0; list-style: none; }
.records li { border-top: 1px solid var(--line); }
.records a { display: grid; grid-template-columns: 4.5rem 1fr; padding: .6rem 0; text-decoration: none; }
.records a:hover { text-decoration: underline; }
[hidden] { display: none !important; }
@media print {
  :root { --text: #000; --muted: #333; --page: #fff; --line: #999; --accent: #000; }
  @page { margin: 18mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; }
  nav, .search { display: none; }
  .records a { padding: .15rem 0; }
  .records li { break-inside: avoid; }
  h2 { break-after: avoid; }
  li, p { break-inside: avoid; }
  a { text-decoration: none; }
}
`
