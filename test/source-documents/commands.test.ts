/** Runs each row of docs/from-the-source-systems.md, in order. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, it, vi } from 'vitest'
import type { ProgramResult } from '../helpers/child-output.ts'
import { vigie as inProcess } from '../helpers/instance.ts'
import { program, suiteFolder, wordsOf } from './program.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

const page = readFileSync(join(import.meta.dirname, '../../docs/from-the-source-systems.md'), 'utf8')
const rows = [...page.matchAll(/^\| (.+) \| `vigie ([^`]+)` \|$/gm)].map(([, there = '', here = '']) => ({
  there,
  here,
}))

const folder = suiteFolder()
const vigie = program(folder)
afterAll(() => vigie.run(['stop']))

const records = join(folder, 'records.csv')
writeFileSync(records, 'code;title\nM1805;Études et développement informatique\n')
const history = join(folder, 'history.csv')
writeFileSync(
  history,
  'id,price,qty,quote_qty,time,is_buyer_maker\n1,42000.10,0.5,21000.05,1706227200123,true\n2,42000.20,0.1,4200.02,1706227201000,false\n',
)

/** The example files are in the folder of the test; ports are ours; no service is installed for a test. */
function wordsFor(here: string): string[] {
  const words = wordsOf(here).map(
    (word) => ({ 'records.csv': records, 'history.csv': history })[word] ?? word,
  )
  if (['start', 'restart', 'serve'].includes(words[0] ?? '')) words.push('--port', '0')
  if (here === 'service install') words.push('--dry-run')
  return words
}

let up = false
/** Starting, stopping and following use separate processes; the rest runs in this one. */
async function runRow(here: string): Promise<ProgramResult> {
  const words = wordsFor(here)
  const [word = ''] = words
  if (!up && !['start', 'serve'].includes(word)) await vigie.run(['start', '--port', '0'])
  if (up && word === 'serve') await vigie.run(['stop'])
  up = !['stop', 'serve'].includes(word)
  if (word === 'serve') return vigie.hear(words, 'SIGTERM')
  if (word === 'watch') return vigie.hear(words, 'SIGINT', makeAlert)
  if (words.includes('-f')) return vigie.hear(words, 'SIGINT')
  const apart = ['start', 'stop', 'restart'].includes(word) || here === 'occupations key'
  return apart ? vigie.run(words, 'sk-ant-votre_cle') : inProcess(folder, ...words)
}

/** Causes an event for those who watch. */
async function makeAlert(turn: number): Promise<void> {
  const { out } = await inProcess(folder, 'assets', 'add', `Lift ${turn}`, '--json')
  await inProcess(folder, 'maintenances', 'add', String(JSON.parse(out).id), 'Ropes', '2026-01-05')
  await inProcess(folder, 'alerts', 'generate')
}

it('the mapping has rows', () => expect(rows.length).toBeGreaterThan(40))

it.each(rows)('$there: vigie $here', async ({ here }) => {
  const { code, out, err } = await runRow(here)
  // A command that follows is ended by Ctrl-C, which gives 130.
  expect([0, ...(here.includes('-f') || here.startsWith('watch') ? [130] : [])], err).toContain(code)
  expect(out, err).not.toBe('')
})
