/** `docs/performance.md`, from the rows of a whole run. */
import { cpus, release, totalmem } from 'node:os'
import Database from 'better-sqlite3'
import type { MeasuredLine } from './measure.ts'
import { goalText, growthText, rounded, spreadText } from './print.ts'

/** Returns the page. @param pairs the fewest turns of a line */
export function performancePage(rows: readonly MeasuredLine[], pairs: number): string {
  const [ran, not] = [rows.filter(({ ok }) => ok !== undefined), rows.filter(({ ok }) => ok === undefined)]
  return `${[
    '# Performance',
    '',
    '`npm run bench -- --write` wrote this page. A time says more about the machine than about the program, so each line is a',
    'ratio: a peer does the same work in the same run, by turns (Vigie, peer, Vigie, peer, ...), after one turn of each that does',
    `not count. The ratio is the median over ${pairs} pairs or more, with the lowest and the highest of a pair beside it; if fewer`,
    'than four in five pairs share the verdict, more are taken. The figures are medians too. A goal without `x` stands alone:',
    'sizes, counts and errors that no machine changes. Growth is the exponent by which the figure grows if there is one, ten and',
    'a hundred times as much: 0 is flat, 1 proportional.',
    '',
    `${machine()}, on ${new Date().toISOString().slice(0, 10)}.`,
    `${ran.filter(({ ok }) => ok === true).length} of ${ran.length} lines hold their goals.`,
    '',
    '| line | Vigie | peer | ratio | spread | goal | holds | growth |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...ran.map(tableRow),
    '',
    '## What is compared',
    '',
    ...explained(rows),
    ...(not.length === 0
      ? []
      : ['', '## Not measured here', '', ...not.map(({ name, detail }) => `- ${name}: ${detail.reason}`)]),
  ].join('\n')}\n`
}

function tableRow(row: MeasuredLine): string {
  const figure = (value: number | null | undefined) => (value == null ? '-' : `${rounded(value)} ${row.unit}`)
  const ratio = row.peer_name === null || row.ratio == null ? '-' : `${rounded(row.ratio)}x`
  const cells = [
    row.name,
    figure(row.value),
    figure(row.peer),
    ratio,
    spreadText(row),
    goalText(row),
    row.ok === true ? 'yes' : 'no',
    growthText(row),
  ]
  return `| ${cells.join(' | ')} |`
}

/** One entry a line, however many figures it has. */
function explained(rows: readonly MeasuredLine[]): readonly string[] {
  const works = new Map(
    rows.map((row) => [`${row.work}${row.peer_name === null ? '' : ` Peer: ${row.peer_name}.`}`, row.name]),
  )
  return [...works].map(([text, name]) => `- **${name.replace(/,.*/, '')}**: ${text}`)
}

function machine(): string {
  const processors = cpus()
  const sqlite = new Database(':memory:').prepare('SELECT sqlite_version()').pluck().get()
  return [
    `${processors.length} x ${processors[0]?.model.trim() ?? 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${process.platform} ${release()} ${process.arch}`,
    `Node ${process.versions.node}`,
    `SQLite ${sqlite}`,
  ].join(', ')
}
