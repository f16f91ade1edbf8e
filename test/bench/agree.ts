/**
 * `node test/bench/agree.ts FILE FILE...`: do runs agree on which lines hold? The files are those of `npm run bench -- --rows`.
 * Prints each line of which they disagree with its ratio in every run, and ends with 1 if there is one.
 */
import { basename } from 'node:path'
import { keptRows } from './harness/kept-rows.ts'
import type { MeasuredLine } from './harness/measure.ts'
import { goalText, rounded } from './harness/print.ts'

const files = process.argv.slice(2)
if (files.length < 2) throw new Error('two files or more of --rows are compared')
const runs = files.map(
  (file) =>
    new Map(
      keptRows(file)
        .all()
        .map((row) => [row.name, row]),
    ),
)
const names = [...new Set(runs.flatMap((run) => [...run.keys()]))]
const inAll = names.filter((name) => runs.every((run) => run.has(name)))
const disagreed = inAll.filter((name) => new Set(runs.map((run) => run.get(name)?.ok)).size > 1)

const figure = (row: MeasuredLine | undefined) =>
  `${row?.ok ? 'holds' : 'does not'} ${row?.ratio == null ? `${rounded(row?.value ?? Number.NaN)} ${row?.unit}` : `${rounded(row.ratio)}x`}`
for (const name of disagreed) {
  const rows = runs.map((run) => run.get(name))
  console.log(`${name}, goal ${rows[0] === undefined ? '-' : goalText(rows[0])}:`)
  rows.forEach((row, at) => {
    console.log(`  ${basename(files[at] ?? '')}: ${figure(row)}`)
  })
}
console.log(
  `${inAll.length - disagreed.length} of ${inAll.length} lines have one verdict in ${runs.length} runs; ${names.length - inAll.length} are not in each`,
)
process.exitCode = disagreed.length === 0 ? 0 : 1
