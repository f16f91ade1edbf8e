/**
 * `node scripts/compare-cron-tables.ts [folder]`: compares every expression in cronsim's own tests, which its source package on
 * PyPI contains, and in those of croner, which its package does not: `folder` is the folder `test` of a copy of its sources.
 * PYTHON names another interpreter. Prints how many agree, and those that differ by the reason for it; fails for one
 * without a reason. Skips aloud what is not there.
 */
import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cron } from 'croner'
import { DAY_MS } from '../shared/time/units.ts'
import { zoneRules } from '../shared/time/zone-rules.ts'
import {
  agree,
  type CronCase,
  type CronTimes,
  instantText,
  MOST_TIMES,
  timesHere,
} from './tools/cron-cases.ts'
import { cronerTables } from './tools/croner-tables.ts'

/** Something is not there to compare with. */
class SkippedCase extends Error {}

interface ComparedCronTimes {
  readonly one: CronCase
  readonly own: CronTimes
  readonly other: CronTimes
}

/** Why an expression has other times here, or is refused by one side. The first that applies counts. */
const REASONS: readonly (readonly [reason: string, applies: (compared: ComparedCronTimes) => boolean])[] = [
  ['at a change of the clocks, where each has its own rule', isAtClockChange],
  [
    'is a date that never comes: refused here, searched for in vain there',
    ({ own, other }) => own === null && other?.length === 0,
  ],
  [
    'has a year after 2099 or before 1970',
    ({ own, one: [text] }) => own === null && /\s[\d/-]+$/.test(text) && text.split(/\s+/).length === 7,
  ],
  ['has + before a day of the week', ({ own, one: [text] }) => own === null && text.includes('+')],
  ['has # or L on a range of days', ({ own, one: [text] }) => own === null && /-\w+(#|L)/i.test(text)],
  ['has ? outside the day fields', ({ own, one: [text] }) => own === null && text.includes('?')],
  ['has a step on L', ({ own, one: [text] }) => own === null && /LW?\//i.test(text)],
  [
    'goes round the end of a field (5-1), which is understood here',
    ({ other, one: [text] }) => other === null && isRound(text),
  ],
  [
    'has a step after one number (5/5), or one beyond its field (*/61), which are understood here',
    ({ other, one: [text] }) => other === null && /(^|[ ,])\d+\/\d|\*\/\d\d/.test(text),
  ],
  [
    'has the name of a day before L, which is understood here',
    ({ other, one: [text] }) => other === null && /[a-z]{3}L/i.test(text),
  ],
]

const CRONSIM = 'cronsim==2.6'
const python = process.env.PYTHON ?? 'python3'
const work = mkdtempSync(join(tmpdir(), 'vigie-cron-'))
try {
  await unlessSkipped(() => withCronsim(work))
  await unlessSkipped(() => withCroner(process.argv[2]))
} finally {
  rmSync(work, { recursive: true, force: true })
}
// Tests of croner have started timers.
process.exit(process.exitCode)

function withCronsim(folder: string): void {
  const pip = `-m pip download --quiet --no-deps --no-binary :all: --dest ${folder} ${CRONSIM}`
  if (spawnSync(python, pip.split(' ')).status !== 0)
    throw new SkippedCase(`cronsim: ${python} cannot download its source package.`)
  const [archive = ''] = globSync('cronsim-*.tar.gz', { cwd: folder })
  spawnSync('tar', ['-xzf', archive], { cwd: folder })
  const [sources] = globSync('cronsim-*/tests', { cwd: folder })
  if (sources === undefined) throw new SkippedCase('cronsim: its source package has no tests.')
  const script = join(import.meta.dirname, 'compare-cron-tables.py')
  const options = { encoding: 'utf8', maxBuffer: 2 ** 28 } as const
  const noted = spawnSync(python, [script, join(folder, sources, '..')], options)
  if (noted.status !== 0) throw new Error(noted.stderr)
  const cases: readonly (readonly [...CronCase, CronTimes])[] = JSON.parse(noted.stdout)
  const all = cases.map(([expression, zone, start, other]) => compared([expression, zone, start], other))
  report('cronsim', all)
}

async function withCroner(folder: string | undefined): Promise<void> {
  if (folder === undefined) throw new SkippedCase('croner: no folder with its tests was named.')
  const { cases, withOptions, unread } = await cronerTables(folder)
  console.log(`Left out: ${withOptions} cases with options of croner, and ${unread.join(', ') || 'no file'}.`)
  const all = cases.map((one) => compared(one, cronerTimes(one)))
  report('croner', all)
}

/** Says aloud what could not be compared, and why. */
async function unlessSkipped(compare: () => void | Promise<void>): Promise<void> {
  try {
    await compare()
  } catch (error) {
    if (!(error instanceof SkippedCase)) throw error
    console.log(`SkippedCase ${error.message}`)
  }
}

function cronerTimes([expression, timezone, from]: CronCase): CronTimes {
  try {
    return new Cron(expression, { timezone, paused: true })
      .nextRuns(MOST_TIMES, new Date(from))
      .map((date) => instantText(date.getTime()))
  } catch {
    return null
  }
}

function compared(one: CronCase, other: CronTimes): ComparedCronTimes {
  return { one, own: timesHere(one), other }
}

function report(name: string, all: readonly ComparedCronTimes[]): void {
  const apart = all.filter(({ own, other }) => !agree(own, other))
  console.log(`${all.length - apart.length} of ${all.length} expressions of ${name}'s own tests agree.`)
  const byReason = Map.groupBy(apart, (one) => REASONS.find(([, applies]) => applies(one))?.[0])
  for (const [reason, cases] of byReason) {
    console.log(`  ${cases.length} ${reason ?? 'WITHOUT A REASON'}`)
    for (const { one, own, other } of cases.slice(0, reason === undefined ? 50 : 3))
      console.log(`    ${one.join('  ')}: here ${shown(own)}; ${name} ${shown(other)}`)
  }
  if (byReason.has(undefined)) process.exitCode = 1
}

function shown(times: CronTimes): string {
  if (times === null) return 'refused'
  return times.length === 0 ? 'never' : times.slice(0, 3).join(' ')
}

/** Whether a range ends before it begins. */
function isRound(text: string): boolean {
  return [...text.matchAll(/(\d+)-(\d+)/g)].some(([, from, to]) => Number(from) > Number(to))
}

/** Whether the first time that differs is within a day of a change of the clocks. */
function isAtClockChange({ one: [, zone], own, other }: ComparedCronTimes): boolean {
  const at = own?.findIndex((time, index) => time !== other?.[index]) ?? -1
  const time = Date.parse(own?.[at] ?? other?.[at] ?? '')
  const rules = zoneRules(zone)
  return !Number.isNaN(time) && rules.offsetAt(time - DAY_MS) !== rules.offsetAt(time + DAY_MS)
}
