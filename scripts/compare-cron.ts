/**
 * `node scripts/compare-cron.ts [seed] [number]`: compares generated cron expressions with cronsim (PYTHON names another
 * interpreter, PYTHONPATH where cronsim is), across clock changes, and with croner, in UTC: croner answers otherwise on days with a
 * clock change. Skips cronsim aloud if it is not installed. In a skipped hour, steps
 * of minutes in a fixed hour run at the end of the gap here and not at all in cronsim: of 1,500 cases that is 3.
 */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Cron } from 'croner'
import { parseCron } from '../shared/cron.ts'
import { noiseOf } from './seed/noise.ts'
import {
  agree,
  type CronCase,
  type CronTimes,
  instantText,
  MOST_TIMES,
  timesHere,
} from './tools/cron-cases.ts'

/** The share of cases that may differ, see above. */
const KNOWN_APART = 0.005
const [seed = '1', number = '2000'] = process.argv.slice(2)
/** Without Casablanca, whose rules change with each edition of the zone data, and Lord Howe, whose half hours cronsim skips. */
const ZONES = ['UTC', 'Europe/Paris', 'Europe/London', 'America/New_York', 'Asia/Kolkata']
const random = noiseOf(`cron ${seed}`)
const whole = (low: number, high: number) => low + Math.floor(random() * (high - low + 1))
const one = <T>(values: readonly T[]): T => values[whole(0, values.length - 1)] as T

function field(low: number, high: number): string {
  const range = () => {
    const from = whole(low, high - 1)
    return `${from}-${whole(from + 1, high)}`
  }
  return one([
    () => '*',
    () => `*/${whole(1, high)}`,
    () => String(whole(low, high)),
    range,
    () => `${range()}/${whole(1, 6)}`,
    () => [whole(low, high), whole(low, high), whole(low, high)].join(','),
  ])()
}

function expression(): string {
  const day = random() < 0.5 ? '*' : random() < 0.15 ? 'L' : field(1, 31)
  const weekday = random() < 0.6 ? '*' : random() < 0.2 ? `${whole(0, 6)}#${whole(1, 4)}` : field(0, 6)
  const hour = random() < 0.3 ? one(['1', '2', '3', '*']) : field(0, 23)
  return [field(0, 59), hour, day, random() < 0.7 ? '*' : field(1, 12), weekday].join(' ')
}

/** Some cases begin shortly before a clock change of Europe or America. */
const start = () =>
  random() < 0.5
    ? one([
        '2026-03-07T12:00:00+00:00',
        '2026-03-28T12:00:00+00:00',
        '2026-10-24T12:00:00+00:00',
        '2026-10-31T12:00:00+00:00',
      ])
    : new Date(Date.UTC(2026, whole(0, 11), whole(1, 28), whole(0, 23), whole(0, 59)))
        .toISOString()
        .replace('.000Z', '+00:00')

function compare(name: string, cases: readonly CronCase[], theirs: readonly CronTimes[]): void {
  const apart = cases.flatMap((one, at) => {
    const [own, other] = [timesHere(one), theirs[at] ?? null]
    return agree(own, other) ? [] : [{ one, own, other }]
  })
  for (const { one, own, other } of apart.slice(0, 10))
    console.error(`${one.join('  ')}\n  here  ${own?.slice(0, 4)}\n  ${name}  ${other?.slice(0, 4)}`)
  console.log(`${cases.length - apart.length} of ${cases.length} expressions agree with ${name}.`)
  if (apart.length > cases.length * KNOWN_APART) process.exitCode = 1
}

function withCronsim(cases: readonly CronCase[]): void {
  const python = process.env.PYTHON ?? 'python3'
  if (spawnSync(python, ['-c', 'import cronsim']).status !== 0) {
    console.log(`Skipped: ${python} has no cronsim.`)
    return
  }
  const script = join(import.meta.dirname, 'compare-cron.py')
  const options = { input: JSON.stringify(cases), maxBuffer: 2 ** 28, encoding: 'utf8' } as const
  const { status, stdout, stderr } = spawnSync(python, [script], options)
  if (status !== 0) throw new Error(stderr)
  compare('cronsim', cases, JSON.parse(stdout))
}

function withCroner(cases: readonly CronCase[]): void {
  const times = cases.map(([cron, , from]): CronTimes => {
    const job = new Cron(cron, { timezone: 'UTC', legacyMode: true, paused: true })
    return job.nextRuns(MOST_TIMES, from).map((date) => instantText(date.getTime()))
  })
  compare('croner', cases, times)
}

/** What is no date at all is refused here with words, and searched for years by others. */
const generated = Array.from({ length: Number(number) }, (): CronCase => [expression(), one(ZONES), start()])
const cases = generated.filter(([cron]) => 'cron' in parseCron(cron))
withCronsim(cases)
withCroner(cases.filter(([cron]) => !hasOpenStep(cron)).map(([cron, , from]) => [cron, 'UTC', from]))

/** Whether a day field such as `*\/2` counts as open here, as in crontab(5), and as restricted in croner. */
function hasOpenStep(cron: string): boolean {
  const [, , day = '', , weekday = ''] = cron.split(' ')
  return [day, weekday].some((text) => text.startsWith('*/')) && day !== '*' && weekday !== '*'
}
