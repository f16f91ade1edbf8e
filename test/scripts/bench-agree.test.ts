/** Whether runs of the benchmarks agree on which lines hold: `agree.ts` reads what `--rows` kept. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { judge } from '../bench/harness/judge.ts'
import { keptRows } from '../bench/harness/kept-rows.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const SCRIPT = join(import.meta.dirname, '../bench/agree.ts')

/** A file as `--rows` keeps it, with lines of these ratios to a peer and the goal 2x. */
function keptRun(name: string, ratios: Readonly<Record<string, number>>): string {
  const file = join(tempFolder(), name)
  for (const [line, ratio] of Object.entries(ratios)) {
    const verdict = judge({ ratio: 2 }, { ours: [ratio], peer: [1] })
    const about = { unit: 'ms', work: '', peer_name: 'a loop', pairs: 1, growth: null, detail: {} }
    keptRows(file).keep(line, [{ name: line, ...about, ...verdict }])
  }
  return file
}

const agree = (...files: string[]) => spawnSync(process.execPath, [SCRIPT, ...files], { encoding: 'utf8' })

test('a line on which runs disagree is named, with its ratio in each', () => {
  const { stdout, status } = agree(
    keptRun('quiet', { start: 1.9, idle: 5 }),
    keptRun('busy', { start: 2.1, idle: 6 }),
  )
  expect(stdout).toBe(
    'start, goal <= 2x:\n  quiet: holds 1.9x\n  busy: does not 2.1x\n1 of 2 lines have one verdict in 2 runs; 0 are not in each\n',
  )
  expect(status).toBe(1)
})

test('runs that agree end with 0, and say what only some have measured', () => {
  const { stdout, status } = agree(keptRun('quiet', { start: 1.9, idle: 5 }), keptRun('busy', { start: 1.5 }))
  expect([stdout, status]).toEqual(['1 of 1 lines have one verdict in 2 runs; 1 are not in each\n', 0])
})
